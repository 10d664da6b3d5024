// The columns of one register as the grid draws them: the name first, then those of the register, then where, since when and who answers.
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { personFlags } from '#modules/registry/shared/person.ts';
import type { listMembers, MemberColumn, MemberRow } from '../../shared/queries.ts';
import type { GridColumn } from './member-grid.tsx';
import type { TableSearch } from './table-search.ts';

type Answer = QueryAnswer<typeof listMembers>;
type Register = Answer['register'];
type Reader = (words: Words) => string;

/** Never hidden: it opens the row. */
export const fixedKeys: readonly string[] = ['name'];

const titles: Record<string, Words> = {
  person: { zh: '姓名', en: 'Name' },
  household: { zh: '住处', en: 'Home' },
  place: { zh: '地址', en: 'Address' },
  enterprise: { zh: '名称', en: 'Name' },
  unit: { zh: '名称', en: 'Name' },
  address: { zh: '住处', en: 'Home' },
  grid: { zh: '网格', en: 'Grid' },
  community: { zh: '社区', en: 'Community' },
  since: { zh: '列入时间', en: 'On it since' },
  owner: { zh: '专人', en: 'Answers by name' },
};
const said = {
  cannot: { zh: '这一列不能排序', en: 'This column cannot put rows in order' },
  vacant: { zh: '（空缺）', en: ' (vacant)' },
};

export function gridColumns(
  answer: Answer | undefined,
  search: TableSearch,
  onSearch: (change: Partial<TableSearch>) => void,
  register: Register,
  words: Reader,
): GridColumn[] {
  const title = (key: string) => words(titles[key] ?? { zh: key, en: key });
  const sorting = (sort: TableSearch['sort'], sortField?: string): Partial<GridColumn> => {
    const isChosen = search.sort === sort && search.sortField === sortField;
    return {
      onSort: () => onSearch({ sort, sortField, isDescending: isChosen ? !search.isDescending : false }),
      sorted: isChosen ? (search.isDescending ? 'descending' : 'ascending') : undefined,
    };
  };
  const ofRegister = (answer?.columns ?? []).map((column): GridColumn => {
    const { field } = column;
    const may = column.isSortable && !answer?.sortLimit;
    return {
      key: `field.${field.name}`,
      title: words(field.title),
      cell: (row) => shownWords(row, column, words),
      isNumber: field.type === 'number' || field.type === 'money',
      ...(may
        ? sorting('field', field.name)
        : { whyNot: words(column.isSortable && answer?.sortLimit ? answer.sortLimit : said.cannot) }),
    };
  });
  const isPerson = register.subject === 'person';
  return [
    {
      key: 'name',
      title: title(register.subject),
      cell: (row) => row.name,
      ...sorting(isPerson || register.subject === 'unit' ? 'name' : 'place'),
    },
    ...ofRegister,
    ...(isPerson
      ? [{ key: 'address', title: title('address'), cell: (row: MemberRow) => row.address, ...sorting('place') }]
      : []),
    { key: 'grid', title: title('grid'), cell: (row) => row.gridName },
    { key: 'community', title: title('community'), cell: (row) => row.communityName },
    {
      key: 'owner',
      title: title('owner'),
      cell: (row) => row.owners.map((one) => one.name + (one.isVacant ? words(said.vacant) : '')).join('、'),
    },
    { key: 'since', title: title('since'), cell: (row) => dateOf(instantOf(row.since)), ...sorting('since') },
  ];
}

function shownWords(row: MemberRow, { field, isSealed }: MemberColumn, words: Reader): string {
  const value = row.values[field.name];
  if (value === null || value === undefined) return '';
  if (isSealed) return String(value);
  if (field.name === 'flags' && Array.isArray(value))
    return value
      .map((code) => (code in personFlags ? words(personFlags[code as keyof typeof personFlags].title) : code))
      .join('、');
  return words({ zh: factWords(field, value, 'zh', Date.now()), en: factWords(field, value, 'en', Date.now()) });
}
