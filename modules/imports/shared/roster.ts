// The roster of residents (居民花名册): who lives in which dwelling (A1, A8). One row a person; the identity number tells persons apart.
import type { Sex } from '#kernel/shared/identity/resident-id.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { oneOf, plainText, sexCell, textCell } from './cells.ts';
import { type Dwelling, wordsOf } from './dwelling.ts';
import { atColumn, finding } from './findings.ts';
import { listed } from './header-words.ts';
import { type CellValues, defineKind, type RowProblem, type Tie } from './kind.ts';
import { type IdValue, idCell, looksLikeId, looksLikePhone, personNameCell, phoneCell } from './person-cells.ts';
import { findRepeated } from './repeated.ts';
import {
  type CareGroup,
  type CareTag,
  type Political,
  political,
  type Relation,
  relations,
  tagsIn,
} from './resident-words.ts';
import {
  type AddressValue,
  addressCell,
  birthCell,
  careCell,
  dwellingOf,
  estateIn,
  isBuildingName,
  partCell,
  yesOrNo,
} from './roster-cells.ts';

export type RosterCells = {
  estate: string;
  building: string;
  unit: string;
  room: string;
  address: AddressValue;
  surname: string;
  name: string;
  sex: Sex;
  idNumber: IdValue;
  phone: string[];
  relation: Relation;
  registeredPlace: string;
  careGroups: CareGroup[];
  political: Political;
  birthOn: string;
  remark: string;
};

export type RosterRow = {
  name: string | null;
  sex: Sex | null;
  birthOn: string | null;
  document: IdValue | null;
  phones: string[];
  dwelling: Dwelling;
  relation: Relation | null;
  registeredPlace: string | null;
  careGroups: CareGroup[];
  tags: CareTag[];
  political: Political | null;
  /** The remark as written; tags are read from it, it is not used up. */
  remark: string | null;
};

type Field = keyof RosterCells;

const words = {
  name: { zh: '姓名', en: 'name' },
  sex: { zh: '性别', en: 'sex' },
  relation: { zh: '与户主关系', en: 'relation to the head of the household' },
  political: { zh: '政治面貌', en: 'political status' },
  birthOn: { zh: '出生日期', en: 'birth date' },
  estate: { zh: '小区', en: 'estate' },
  registeredPlace: { zh: '户籍地', en: 'place of registration' },
  remark: { zh: '备注', en: 'remark' },
  idNumber: { zh: '证件号码', en: 'identity number' },
};

const someoneElse = /户主(?!关系)|监护|配偶|紧急|父亲|母亲|家长|网格|楼长|承租|房东|房主|业主/;

export const roster = defineKind<RosterCells, RosterRow>({
  name: 'roster',
  title: { zh: '居民花名册', en: 'Roster of residents' },
  sheetNameMeans: 'estate',
  isHeading: isBuildingName,
  spokenOf: { field: 'estate', in: estateIn },
  columns: {
    estate: {
      title: words.estate,
      titles: listed('小区|小区名称|所属小区|住宅小区|小区/村|自然村|所在小区|estate|residential estate|compound'),
      required: { unless: ['address'] },
      carriesDown: 'when_sparse',
      check: textCell({ what: words.estate }),
    },
    building: {
      title: { zh: '楼号', en: 'building' },
      titles: listed('楼号|楼栋|楼栋号|栋号|幢号|楼|栋|幢|楼幢号|楼房号|building|building no|bldg'),
      carriesDown: 'when_sparse',
      check: partCell('building'),
    },
    unit: {
      title: { zh: '单元', en: 'unit' },
      titles: listed('单元|单元号|门洞|unit|unit no|stairwell|entrance'),
      carriesDown: 'when_sparse',
      check: partCell('unit'),
    },
    room: {
      title: { zh: '房号', en: 'room' },
      titles: listed('房号|室号|房间号|门牌号|房屋号|门号|室|room|room no|flat|apartment|door no'),
      required: { unless: ['address'] },
      carriesDown: 'when_sparse',
      check: partCell('room'),
    },
    address: {
      title: { zh: '住址', en: 'address' },
      titles: listed(
        '住址|地址|现住址|现住地|家庭住址|居住地址|详细地址|现居住地|房屋地址|楼栋房号|楼号单元室|楼号单元房号|楼栋单元房号|楼栋单元室|门牌地址|居住详址|address|home address',
      ),
      avoid: /户籍|籍贯|单位|身份证/,
      looksLike: (cell) => typeof cell === 'string' && /\d+\D+\d/.test(cell) && /单元|号楼|[栋幢#-].*\d/.test(cell),
      check: addressCell,
    },
    surname: {
      title: { zh: '姓', en: 'surname' },
      titles: listed('姓|姓氏|surname|last name|family name'),
      avoid: someoneElse,
      check: textCell({ what: { zh: '姓', en: 'surname' } }),
    },
    name: {
      title: words.name,
      titles: listed(
        '姓名|名|given name|first name|居民姓名|人员姓名|名字|成员姓名|家庭成员|name|full name|resident name',
      ),
      avoid: someoneElse,
      required: true,
      check: personNameCell({ what: words.name, required: true }),
    },
    sex: {
      title: words.sex,
      titles: listed('性别|sex|gender'),
      looksLike: (cell) => /^\s*(男|女)性?\s*$/.test(String(cell)),
      check: sexCell(words.sex),
    },
    idNumber: {
      title: words.idNumber,
      titles: listed(
        '公民身份号码|身份证号|身份证号码|身份证|证件号码|证件号|居民身份证号码|公民身份证号|身份号码|id number|id no|id card|identity number|citizen id',
      ),
      avoid: someoneElse,
      required: true,
      looksLike: looksLikeId,
      personal: 'id',
      check: idCell,
    },
    phone: {
      title: { zh: '联系电话', en: 'telephone' },
      titles: listed(
        '联系电话|电话|手机|手机号|手机号码|联系方式|电话号码|移动电话|本人电话|phone|mobile|telephone|tel|phone number|contact',
      ),
      avoid: someoneElse,
      looksLike: looksLikePhone,
      personal: 'phone',
      check: phoneCell,
    },
    relation: {
      title: words.relation,
      titles: listed('与户主关系|关系|家庭关系|与房主关系|成员关系|户主关系|relation|relation to head|relationship'),
      avoid: /^户主$|姓名/,
      check: oneOf(words.relation, relations, { isUnknownNoted: true }),
    },
    registeredPlace: {
      title: words.registeredPlace,
      avoid: /是否|一致/,
      titles: listed('户籍地|户籍所在地|户籍地址|户口所在地|户籍|户口|registered place|hukou|household registration'),
      check: textCell({ what: words.registeredPlace }),
    },
    careGroups: {
      title: { zh: '老弱病残孕', en: 'care group' },
      titles: listed('是否老弱病残孕|老弱病残孕|特殊人群|重点人群|人群类别|特殊群体|care group|special group'),
      check: careCell,
    },
    political: {
      title: words.political,
      titles: listed('政治面貌|党员|是否党员|political status|party'),
      check: oneOf(words.political, political, { isUnknownNoted: true }),
    },
    birthOn: {
      title: words.birthOn,
      titles: listed('出生日期|出生年月|出生年月日|生日|birth date|date of birth|birthday|dob'),
      check: birthCell,
    },
    remark: {
      title: words.remark,
      titles: listed('备注|说明|备注说明|标签|remark|remarks|note|notes'),
      check: textCell({ what: words.remark }),
    },
  },
  compose(cells, { raw, section, isConstant }) {
    const problems: RowProblem<Field>[] = [];
    const document = cells.idNumber;
    if (cells.sex && document?.sex && cells.sex !== document.sex) {
      problems.push(atColumn('sex', raw('sex'), finding('sex.differs_from_id', 'ask', {}, { mayWaive: true })));
    }
    if (cells.birthOn && document?.birthOn && !document.birthOn.startsWith(cells.birthOn)) {
      problems.push(
        atColumn('birthOn', raw('birthOn'), finding('birth.differs_from_id', 'ask', {}, { mayWaive: true })),
      );
    }
    const dwelling = dwellingOf(cells, isConstant('estate') && cells.address?.dwelling.estate !== undefined, section);
    if (!dwelling.room && !dwelling.house)
      problems.push({ ...finding('dwelling.missing', 'ask', {}, { mayWaive: true }), value: null });
    else if (!dwelling.estate)
      problems.push({ ...finding('dwelling.no_estate', 'ask', {}, { mayWaive: true }), value: null });
    else if (cells.address && !cells.address.isSure && !cells.room) {
      problems.push(
        atColumn('address', raw('address'), finding('dwelling.unsure', 'note', { reading: wordsOf(dwelling) })),
      );
    }
    return {
      problems,
      row: {
        name: cells.name && `${cells.surname ?? ''}${cells.name}`,
        sex: cells.sex ?? document?.sex ?? null,
        birthOn: document?.birthOn ?? (cells.birthOn?.length === 10 ? cells.birthOn : null),
        document,
        phones: cells.phone ?? [],
        dwelling,
        relation: cells.relation,
        registeredPlace: cells.registeredPlace,
        careGroups: cells.careGroups ?? [],
        tags: tagsIn([cells.remark, plainText(raw('careGroups'))].join(' ')),
        political: cells.political,
        remark: [cells.remark, ...unknownWords(cells, raw)].filter(Boolean).join('；') || null,
      },
    };
  },
  keyOf: ({ document }) => document?.number,
  checkTable(rows, footnotes) {
    return {
      problems: findRepeated(rows, {
        what: words.idNumber,
        column: 'idNumber',
        explains: ['sex.differs_from_id', 'birth.differs_from_id'],
        isIdentical: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      }),
      ties: footnotes.flatMap((text): Tie[] => {
        const stated = /(?:合\s*计|总\s*计|共\s*计?|总\s*数)\D{0,6}(\d+)\s*人/.exec(text)?.[1];
        return stated
          ? [
              {
                what: { zh: '人数', en: 'people' },
                stated: Number(stated),
                counted: rows.length,
                ties: Number(stated) === rows.length,
              },
            ]
          : [];
      }),
    };
  },
});

/** Words of closed columns that we have no value for: 与户主关系：干亲. */
function unknownWords(cells: CellValues<RosterCells>, raw: (column: Field) => Cell): string[] {
  return (['relation', 'political', 'careGroups'] as const).flatMap((field) => {
    const text = plainText(raw(field));
    const isKnown = text === null || yesOrNo.test(text) || (cells[field] !== null && cells[field].length > 0);
    return isKnown ? [] : [`${roster.columns[field].title.zh}：${text}`];
  });
}
