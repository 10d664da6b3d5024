// The words for what is found in cells and rows, by code. Verdicts of `#kernel/shared/identity` bring their own words with them.
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import type { CellFinding, Gravity, RowProblem } from './kind.ts';

const catalogue = {
  'cell.empty': { zh: '没有填写{what}', en: '{what} is missing' },
  'cell.not_understood': { zh: '看不懂这里填的{what}：{value}', en: 'This {what} is not understood: {value}' },
  'cell.not_a_count': { zh: '{what}应为不小于 0 的整数', en: '{what} should be a whole number, 0 or more' },
  'cell.unknown_word': {
    zh: '{what}里的“{value}”不在常用词里，原样留在备注',
    en: '“{value}” is no known {what}; kept as a remark',
  },
  'cell.error': { zh: '单元格里是公式错误（{value}）', en: 'The cell holds a formula error ({value})' },
  'id.full_width': { zh: '号码用了全角字符', en: 'The number is written in full-width characters' },
  'id.spaces': { zh: '号码中间有空格', en: 'The number has spaces in it' },
  'id.old15': { zh: '是 15 位老号码，可升为 18 位', en: 'An old number of 15 digits; it can be widened to 18' },
  'id.born_later': { zh: '号码里的出生日期还没有到', en: 'The birth date in the number lies ahead' },
  'id.other_document': { zh: '按其他证件登记', en: 'Registered under another document' },
  'name.spaces': { zh: '姓名中间有空格', en: 'The name has spaces in it' },
  'phone.full_width': { zh: '电话用了全角字符', en: 'The telephone number is written in full-width characters' },
  'phone.words': {
    zh: '号码旁边写了别的字，只登记号码',
    en: 'Words stand beside the number; only the number is kept',
  },
  'phone.extension': {
    zh: '分机号 {extension} 没有登记，请另记',
    en: 'The extension {extension} is not kept; note it elsewhere',
  },
  'cell.near_word': { zh: '“{value}”像是“{reading}”', en: '“{value}” looks like “{reading}”' },
  'sex.differs_from_id': { zh: '性别与证件号码不符', en: 'The sex does not agree with the identity number' },
  'birth.differs_from_id': {
    zh: '出生日期与证件号码不符',
    en: 'The birth date does not agree with the identity number',
  },
  'care.which': { zh: '填了“是”，没有说明属于老、弱、病、残、孕哪一类', en: 'Marked “yes” without saying which group' },
  'dwelling.turned_into_date': { zh: '住址被表格软件改成了日期', en: 'A spreadsheet turned the address into a date' },
  'dwelling.not_understood': { zh: '看不懂住址：{value}', en: 'The address is not understood: {value}' },
  'dwelling.missing': { zh: '没有填写房号或门牌', en: 'No room or house number is given' },
  'dwelling.no_estate': {
    zh: '没有填写小区；整张表同一个小区时可以统一指定',
    en: 'No estate is given; if the sheet has only one, set it for all rows',
  },
  'dwelling.unsure': { zh: '住址读作“{reading}”，请看一眼', en: 'The address is read as “{reading}”; have a look' },
  'position.swapped': {
    zh: '经度和纬度写反了，可对调',
    en: 'Longitude and latitude are swapped; they can be turned round',
  },
  'position.datum_unsaid': {
    zh: '没有说明坐标系，按 WGS 84 记；从高德、腾讯、百度抄来的，请加一列“坐标系”',
    en: 'No datum is named, so WGS 84 is taken; positions copied from Chinese maps need a column that says so',
  },
  'row.key_repeated': { zh: '与{others}是同一个{what}', en: 'The same {what} as {others}' },
  'row.repeated': { zh: '与{others}完全一样，可不要这一行', en: 'The very same as {others}; this row can go' },
  'row.disagrees': { zh: '{what}与{others}不一致', en: '{what} disagrees with {others}' },
  'enterprise.listed_again': {
    zh: '与{others}是同一家企业，合并为一条，这个部门也列入',
    en: 'The same firm as {others}; one record, listed by this department as well',
  },
  'matter.unsaid': {
    zh: '表里没有分“办理业务、处理问题”，都按办理业务计；要分开，请加一列或给整张表一个值',
    en: 'The table does not tell services from problems, so all count as services; add a column, or give one value for the sheet',
  },
  'merge.target_missing': {
    zh: '备注说与第 {no} 条是同一件事，表里没有第 {no} 条',
    en: 'Said to be the same as no. {no}, which is not in the table',
  },
  'merge.circle': { zh: '并案互相指来指去（第 {no} 条）', en: 'The merges point at each other (no. {no})' },
} as const satisfies Record<string, Words>;

/** What a kind of fault is called where many of them are counted together, and the words of one would speak for one row only. */
const titles: Partial<Record<string, Words>> = {
  'cell.empty': { zh: '必填的没有填写', en: 'Something required is missing' },
  'cell.not_understood': { zh: '看不懂填的是什么', en: 'A value is not understood' },
  'cell.not_a_count': { zh: '应为不小于 0 的整数', en: 'Should be a whole number, 0 or more' },
  'cell.unknown_word': { zh: '不在常用词里，原样留在备注', en: 'No known word; kept as a remark' },
  'cell.error': { zh: '单元格里是公式错误', en: 'The cell holds a formula error' },
  'cell.near_word': { zh: '写法和常用词相近，可换成常用词', en: 'Close to a known word that can be put instead' },
  'phone.words': { zh: '电话旁边写了别的字', en: 'Words stand beside the telephone number' },
  'phone.extension': { zh: '分机号没有登记', en: 'An extension is not kept' },
  'dwelling.not_understood': { zh: '看不懂住址', en: 'The address is not understood' },
  'dwelling.unsure': { zh: '住址拿不准，请看一眼', en: 'The address is read with doubt; have a look' },
  'row.key_repeated': { zh: '几行写的是同一个号码或名称', en: 'Several rows bear the same number or name' },
  'row.repeated': { zh: '和另一行完全一样，可不要这一行', en: 'The very same as another row; this one can go' },
  'row.disagrees': { zh: '前后几行说的不一致', en: 'Rows disagree with each other' },
  'enterprise.listed_again': {
    zh: '同一家企业在几张表里，合并为一条',
    en: 'One firm in several sheets becomes one record',
  },
  'merge.target_missing': {
    zh: '备注说的并案编号，表里没有',
    en: 'Said to be the same as a number that is not in the table',
  },
  'merge.circle': { zh: '并案互相指来指去', en: 'The merges point at each other' },
};
export const titleOfFinding = (code: string, message: Words): Words => titles[code] ?? message;

export type FindingCode = keyof typeof catalogue;

/** Words of a code with its blanks filled; a detail in two languages gives each its own. */
export function finding(
  code: FindingCode,
  gravity: Gravity,
  details: Readonly<Record<string, string | number | Words>> = {},
  more: Pick<CellFinding, 'proposal' | 'mayWaive'> = {},
): CellFinding {
  const put = (lang: keyof Words) =>
    catalogue[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = details[name] ?? whole;
      return typeof value === 'object' ? value[lang] : String(value);
    });
  return { code, gravity, message: { zh: put('zh'), en: put('en') }, ...more };
}

/** A finding put to a column, with the cell as it stood. */
export function atColumn<F extends string>(column: F, value: Cell, found: CellFinding): RowProblem<F> {
  return { ...found, column, value };
}
