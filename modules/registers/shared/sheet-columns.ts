// Heads of the columns that every exported register has beside its own: by them a sheet that comes back is read.
import type { SubjectKind } from '#modules/facts/shared/subject.ts';

const nameTitles: Readonly<Record<SubjectKind, string>> = {
  person: '姓名',
  household: '住处',
  place: '地址',
  enterprise: '名称',
  unit: '名称',
};

/** Filled in, it asks that the row leave a kept register, and says why. */
export const leaveTitle = '移出原因（填了才移出）';
export const keyTitle = '系统行标识（请勿改动）';

export const fixedTitles = (subject: SubjectKind) => ({
  name: nameTitles[subject],
  address: '住处',
  grid: '网格',
  community: '社区',
  since: '列入时间',
  owner: '专人',
  leave: leaveTitle,
  key: keyTitle,
});
