// A register of enterprises (F14): 企业名录, a sheet a department or one for all. One sound code is one firm however many sheets list it; without one,
// only the very same writing is taken for the same firm, and what is merely alike is proposed later.

import { usccMessages } from '#kernel/shared/identity/messages.ts';
import { checkUscc } from '#kernel/shared/identity/uscc.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import {
  type Department,
  departmentTitles,
  type EnterpriseKind,
  type EnterpriseState,
  type Method,
  type Scale,
} from '#modules/enterprises/shared/enterprise.ts';
import { nameKey, tidyName } from '#modules/enterprises/shared/name.ts';
import { type Checker, countCell, dayCell, oneOf, plainText, textCell, unlessError } from './cells.ts';
import { finding } from './findings.ts';
import { listed } from './header-words.ts';
import { type CellFinding, type CheckedRow, defineKind, type Place, type RowProblem } from './kind.ts';
import { personNameCell, phoneCell } from './person-cells.ts';
import { rowWords } from './repeated.ts';

export type EnterpriseListCells = {
  uscc: string;
  name: string;
  department: Department;
  park: string;
  legalRepresentative: string;
  contactName: string;
  phone: string[];
  headcount: number;
  isAboveScale: 'yes' | 'no';
  scale: Scale;
  kind: EnterpriseKind;
  state: EnterpriseState;
  address: string;
  registeredAddress: string;
  method: Method;
  contactedOn: string;
  note: string;
};

export type EnterpriseListRow = {
  name: string | null;
  uscc: string | null;
  /** What stands in place of a sound code, and why it cannot be one. */
  usccWritten: string | null;
  usccFault: string | null;
  department: Department | null;
  park: string | null;
  legalRepresentative: string | null;
  contactName: string | null;
  phone: string | null;
  headcount: number | null;
  isAboveScale: boolean | null;
  scale: Scale | null;
  kind: EnterpriseKind | null;
  state: EnterpriseState | null;
  /** Where it works, as written. */
  address: string | null;
  registeredAddress: string | null;
  method: Method | null;
  contactedOn: string | null;
  note: string | null;
};

type Field = keyof EnterpriseListCells;
type Checked = CheckedRow<EnterpriseListRow, Field>;

const words = {
  uscc: { zh: '统一社会信用代码', en: 'credit code' },
  name: { zh: '企业名称', en: 'name of the firm' },
  department: { zh: '行业主管部门', en: 'department' },
  park: { zh: '所属园区', en: 'park' },
  legalRepresentative: { zh: '法定代表人', en: 'legal representative' },
  contactName: { zh: '联系人', en: 'contact' },
  phone: { zh: '联系电话', en: 'telephone' },
  headcount: { zh: '从业人数', en: 'headcount' },
  isAboveScale: { zh: '是否规上', en: 'above scale' },
  scale: { zh: '规模', en: 'scale' },
  kind: { zh: '企业类型', en: 'kind of firm' },
  state: { zh: '经营状态', en: 'state' },
  address: { zh: '经营地址', en: 'address' },
  registeredAddress: { zh: '注册地址', en: 'registered address' },
  method: { zh: '摸排方式', en: 'way of contact' },
  contactedOn: { zh: '摸排日期', en: 'day of contact' },
  note: { zh: '备注', en: 'remark' },
} satisfies Record<Field, Words>;

/** Lower case, spaces and full width are ways of writing. A fault may be waived: the firm is recorded with what was written, marked as faulty. */
const usccCell: Checker<string> = unlessError((cell) => {
  const verdict = checkUscc(typeof cell === 'number' ? cell : String(cell ?? ''));
  if (verdict.ok)
    return {
      value: verdict.normalized,
      findings: verdict.warnings.map((warning) => say(warning, 'note')),
    };
  if (verdict.reason === 'empty' || plainText(cell) === null) return { value: null, findings: [say('empty', 'note')] };
  return { value: null, findings: [{ ...say(verdict.reason, 'ask'), proposal: verdict.proposal, mayWaive: true }] };
});

const say = (reason: keyof typeof usccMessages, gravity: CellFinding['gravity']): CellFinding => ({
  code: `uscc.${reason}`,
  gravity,
  message: usccMessages[reason],
});

function writtenCode(cell: Cell): Pick<EnterpriseListRow, 'usccWritten' | 'usccFault'> {
  const written = plainText(cell);
  const verdict = checkUscc(written ?? '');
  return written === null || verdict.ok
    ? { usccWritten: null, usccFault: null }
    : { usccWritten: written.slice(0, 40), usccFault: verdict.reason };
}

/** Brackets and widths pass in silence: the name is kept in one writing. */
const nameCell: Checker<string> = unlessError((cell) => {
  const text = plainText(cell);
  if (text === null) return { value: null, findings: [finding('cell.empty', 'ask', { what: words.name })] };
  return { value: tidyName(text).slice(0, 120) };
});

/** 工信, 工信局, 区工业和信息化局 … */
const departmentWords = Object.fromEntries(
  Object.entries(departmentTitles).map(([code, { zh }]) => [code, [zh, `${zh}局`, `${zh}委`, `${zh}部门`]]),
) as Record<Department, string[]>;
departmentWords.industry.push('工业和信息化局', '经信');
departmentWords.housing.push('住房和城乡建设局', '住房建设局', '建设局');
departmentWords.market.push('市场监督管理局', '市场局');
departmentWords.health.push('卫生健康局', '卫健局', '卫生健康委');
departmentWords.culture.push('文化和旅游局', '文化旅游局', '文体旅游局');
departmentWords.city.push('综合执法局', '城市管理局', '综合行政执法局');
departmentWords.emergency.push('应急管理局', '安监');
departmentWords.education.push('教体局', '教育体育局');

const text = (what: Words, titles: string, avoid?: RegExp) => ({
  title: what,
  titles: listed(titles),
  ...(avoid ? { avoid } : {}),
  check: textCell({ what }),
});

export const enterpriseList = defineKind<EnterpriseListCells, EnterpriseListRow>({
  name: 'enterprise_list',
  title: { zh: '企业名录', en: 'Register of enterprises' },
  sheetNameMeans: 'department',
  columns: {
    uscc: {
      title: words.uscc,
      titles: listed('统一社会信用代码|信用代码|社会信用代码|统一信用代码|uscc|credit code'),
      required: true,
      looksLike: (cell) => checkUscc(String(cell ?? '')).ok,
      check: usccCell,
    },
    name: {
      title: words.name,
      titles: listed('企业名称|单位名称|公司名称|市场主体名称|商户名称|enterprise name|company'),
      avoid: /人|园区|部门/,
      required: true,
      check: nameCell,
    },
    department: {
      title: words.department,
      titles: listed('行业主管部门|主管部门|部门|行业部门|department'),
      check: oneOf(words.department, departmentWords, { mayWaive: true }),
    },
    park: text(words.park, '所属园区|园区|属地园区|所在园区|park'),
    legalRepresentative: {
      title: words.legalRepresentative,
      titles: listed('法定代表人|法人|法人代表|负责人|经营者|legal representative'),
      avoid: /电话/,
      check: personNameCell({ what: words.legalRepresentative }),
    },
    contactName: {
      title: words.contactName,
      titles: listed('联系人|企业联系人|contact'),
      avoid: /电话|方式/,
      check: personNameCell({ what: words.contactName }),
    },
    phone: {
      title: words.phone,
      titles: listed('联系电话|电话|联系方式|手机|法人电话|phone|telephone'),
      personal: 'phone',
      check: phoneCell,
    },
    headcount: {
      title: words.headcount,
      titles: listed('从业人数|职工人数|员工人数|用工人数|人数|headcount'),
      check: countCell(words.headcount),
    },
    isAboveScale: {
      title: words.isAboveScale,
      titles: listed('是否规上|规上|规上企业|是否规模以上|above scale'),
      check: oneOf(
        words.isAboveScale,
        { yes: ['是', '规上', '√', 'y', '1'], no: ['否', '规下', '×', 'n', '0'] },
        { mayWaive: true },
      ),
    },
    scale: {
      title: words.scale,
      titles: listed('规模|企业规模|划型|scale'),
      avoid: /规上|以上/,
      check: oneOf(
        words.scale,
        {
          micro: ['微型', '微', '微型企业'],
          small: ['小型', '小', '小型企业'],
          medium: ['中型', '中', '中型企业'],
          large: ['大型', '大', '大型企业'],
        },
        { mayWaive: true },
      ),
    },
    kind: {
      title: words.kind,
      titles: listed('企业类型|主体类型|类型|kind'),
      check: oneOf(
        words.kind,
        {
          enterprise: ['企业', '公司', '有限公司', '有限责任公司', '股份有限公司'],
          branch: ['分支机构', '分公司'],
          sole_trader: ['个体工商户', '个体', '个体户'],
          cooperative: ['合作社', '农民专业合作社'],
          other: ['其他'],
        },
        { isUnknownNoted: true },
      ),
    },
    state: {
      title: words.state,
      titles: listed('经营状态|状态|经营情况|登记状态|state'),
      check: oneOf(
        words.state,
        {
          open: ['在营', '开业', '存续', '正常', '正常经营', '营业', '在业'],
          closed: ['关停', '停业', '注销', '吊销', '倒闭', '关闭', '停产'],
          moved_out: ['迁出', '搬迁', '已搬走', '已迁出'],
        },
        { mayWaive: true },
      ),
    },
    address: text(words.address, '地址|经营地址|详细地址|生产经营地址|企业地址|经营场所|address', /注册/),
    registeredAddress: text(words.registeredAddress, '注册地址|住所|注册地|registered address', /经营/),
    method: {
      title: words.method,
      titles: listed('摸排方式|核查方式|走访方式|方式|method'),
      avoid: /联系/,
      check: oneOf(
        words.method,
        {
          phone: ['电话联系', '电话', '电话核查'],
          on_site: ['现场勘查', '现场', '实地', '实地走访', '现场走访'],
          door: ['敲门行动', '敲门', '上门', '入户'],
        },
        { mayWaive: true },
      ),
    },
    contactedOn: {
      title: words.contactedOn,
      titles: listed('摸排日期|核查日期|走访日期|日期|摸排时间|date'),
      check: dayCell(words.contactedOn),
    },
    note: text(words.note, '备注|说明|remark|note'),
  },
  compose: ({ phone, isAboveScale, park, ...cells }, { raw }) => ({
    row: {
      ...cells,
      ...(cells.uscc === null ? writtenCode(raw('uscc')) : { usccWritten: null, usccFault: null }),
      park: park === null ? null : tidyName(park).slice(0, 60),
      phone: phone?.[0] ?? null,
      isAboveScale: isAboveScale === null ? null : isAboveScale === 'yes',
    },
  }),
  keyOf: enterpriseKey,
  checkTable: (rows) => ({ problems: [...groupsOf(rows).values()].flatMap(problemsOf) }),
});

/** A sound code; else everything that is written of which firm it is. */
export function enterpriseKey({
  uscc,
  name,
  park,
  usccWritten,
  address,
}: Pick<EnterpriseListRow, 'uscc' | 'name' | 'park' | 'usccWritten' | 'address'>): string | undefined {
  if (uscc) return uscc;
  return name
    ? [nameKey(name), park, usccWritten?.toUpperCase(), address].map((part) => part ?? '').join('｜')
    : undefined;
}

function groupsOf(rows: readonly Checked[]): Map<string, Checked[]> {
  const groups = new Map<string, Checked[]>();
  for (const row of rows) {
    if (row.key === undefined || row.verdict === 'left_out') continue;
    groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  }
  return groups;
}

/** Facts in which two rows of one firm may disagree. */
const compared = ['park', 'legalRepresentative', 'phone', 'headcount', 'isAboveScale', 'address'] as const;

function problemsOf(group: Checked[]): (RowProblem<Field> & { place: Place })[] {
  const [first, ...later] = group;
  if (!first || later.length === 0) return [];
  const put = (row: Checked, found: CellFinding, column: Field, others: Place[]) => ({
    ...found,
    place: row.place,
    column,
    value: String(row.row[column as keyof EnterpriseListRow] ?? ''),
    others,
  });
  const name = nameKey(first.row.name ?? '');
  if (later.some(({ row }) => row.name !== null && nameKey(row.name) !== name))
    return group.map((row) => {
      const others = group.filter((one) => one !== row).map(({ place }) => place);
      const found = finding('row.key_repeated', 'ask', { what: words.uscc, others: rowWords(others.slice(0, 5)) });
      return { ...put(row, found, 'uscc', others), ...(row === first ? { isEcho: true as const } : {}) };
    });
  return later.flatMap((row) => {
    const again = finding('enterprise.listed_again', 'note', { others: rowWords([first.place]) });
    const differing = compared.filter(
      (field) => row.row[field] !== null && first.row[field] !== null && row.row[field] !== first.row[field],
    );
    // The later day speaks; of one day, or none, only a person can tell.
    const isDated =
      row.row.contactedOn !== null && first.row.contactedOn !== null && row.row.contactedOn !== first.row.contactedOn;
    return [
      put(row, again, 'uscc', [first.place]),
      ...differing.map((field) =>
        put(
          row,
          finding(
            'row.disagrees',
            isDated ? 'note' : 'ask',
            { what: words[field], others: rowWords([first.place]) },
            isDated ? {} : { mayWaive: true },
          ),
          field,
          [first.place],
        ),
      ),
    ];
  });
}
