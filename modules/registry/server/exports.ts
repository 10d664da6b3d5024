// The list of residents as a sheet: what its taker sees on the screen and no more, numbers by their last four digits.
import { sheetOf } from '#kernel/server/exports.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { personFlags, relationTitles } from '../shared/person.ts';
import { listPersons, type PersonLine } from '../shared/queries.ts';

const titleIn = (titles: Readonly<Record<string, { zh: string }>>, code: string | null): string =>
  code ? (titles[code]?.zh ?? code) : '';
const flagTitles = Object.fromEntries(Object.entries(personFlags).map(([code, { title }]) => [code, title]));

export const personSheet = sheetOf(listPersons, {
  title: '居民名单',
  paging: { limit: 500 },
  rows: (answer) => answer.people,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '姓名', width: 12, of: (row: PersonLine) => row.name },
    { title: '性别', width: 6, of: (row) => (row.sex === 'male' ? '男' : row.sex === 'female' ? '女' : '') },
    { title: '年龄', width: 6, kind: 'number', of: (row) => row.age },
    { title: '电话（尾号）', width: 12, kind: 'text', of: (row) => row.phone },
    { title: '与户主关系', width: 12, of: (row) => titleIn(relationTitles, row.relation) },
    { title: '标签', width: 24, of: (row) => row.flags.map((flag) => titleIn(flagTitles, flag)).join('、') },
    { title: '住处', width: 30, of: (row) => row.address },
    { title: '网格', width: 18, of: (row) => row.gridName },
    { title: '社区', width: 14, of: (row) => row.communityName },
  ],
  async say({ unitId, placeId, flags }, { tx }) {
    const unit = unitId ? (await findUnit(tx, unitId))?.unitName : undefined;
    return [unit, placeId ? '一处住处' : undefined, ...(flags ?? []).map((flag) => personFlags[flag].title.zh)]
      .filter(Boolean)
      .join('，');
  },
});
