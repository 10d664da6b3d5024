// Words of a list in parts that its screens share.
import { type Department, departmentTitles } from '#modules/enterprises/shared/enterprise.ts';
import { noPart } from '../../shared/share-commands.ts';

const none = { zh: '没有部门列入', en: 'No department' };
export const departmentWords = (code: string) => departmentTitles[code as Department] ?? none;

export const parkWords = (park: string, noPark: string): string => (park === noPart ? noPark : park);

export type PartSearch = {
  department?: string | undefined;
  park?: string | undefined;
  /** Of one surveyor. */
  postId?: string | undefined;
  standing?: string | undefined;
};
