// A month's register of requests (诉求登记): five channels, services kept apart from problems, and matters told twice merged (B2, B9).
import type { Cell } from '#kernel/shared/sheet.ts';
import { type Checker, momentCell, oneOf, plainText, textCell, unlessError } from './cells.ts';
import { readClock, readMoment } from './dates.ts';
import { type Dwelling, parseDwelling } from './dwelling.ts';
import { finding } from './findings.ts';
import { listed } from './header-words.ts';
import { type CellVerdict, type CheckedRow, defineKind, type RowProblem } from './kind.ts';
import { looksLikePhone, personNameCell, phoneCell, phonesBeside, withoutPhones } from './person-cells.ts';
import { findRepeated } from './repeated.ts';

/** The five intake channels of B2, by the codes that the methods use. */
export const channels = {
  one_key: listed('一键呼叫|一键通|一键|呼叫器|one-key call|one key'),
  hotline: listed('热线电话|热线|电话|来电|12345|12345热线|政务热线|hotline|phone'),
  grid_wechat_group: listed('网格微信群|微信群|微信|网格群|wechat|wechat group'),
  home_visit: listed('入户走访|走访|入户|网格员走访|上门走访|home visit'),
  walk_in: listed('群众来访|来访|窗口|大厅|上门来访|walk-in|walk in'),
};

export type Channel = keyof typeof channels;

/** B9 counts the two apart. */
const matters = {
  service: listed('办理业务|业务|业务办理|服务|办事|service'),
  problem: listed('处理问题|问题|问题处理|投诉|反映问题|problem'),
};

export type MatterKind = keyof typeof matters;

export type RequestLogCells = {
  no: string;
  at: string;
  clock: string;
  channel: Channel;
  caller: string;
  phone: string[];
  estate: string;
  room: Dwelling;
  content: string;
  category: string;
  matter: MatterKind;
  remark: string;
};

export type RequestLogRow = {
  no: string | null;
  /** Local time, `YYYY-MM-DD HH:mm`. */
  at: string | null;
  channel: Channel | null;
  /** Null where the caller gave no name. */
  caller: string | null;
  phones: string[];
  dwelling: Dwelling;
  content: string | null;
  category: string | null;
  matter: MatterKind | null;
  /** The request that this one is the same as; its sources are kept there. */
  mergedInto: string | null;
  remark: string | null;
};

type Field = keyof RequestLogCells;

const words = {
  no: { zh: '编号', en: 'number' },
  at: { zh: '时间', en: 'time' },
  clock: { zh: '时刻', en: 'time of day' },
  channel: { zh: '渠道', en: 'channel' },
  caller: { zh: '来电人', en: 'caller' },
  content: { zh: '内容', en: 'content' },
  category: { zh: '类别', en: 'category' },
  matter: { zh: '业务或问题', en: 'service or problem' },
  estate: { zh: '小区', en: 'estate' },
  remark: { zh: '备注', en: 'remark' },
};

const clockCell: Checker<string> = unlessError((cell) => {
  const text = plainText(cell);
  if (text === null) return { value: null };
  const value = readClock(cell);
  if (value !== null) return { value };
  const found = finding('cell.not_understood', 'ask', { what: words.clock, value: text }, { mayWaive: true });
  return { value, findings: [found] };
});

export const requestLog = defineKind<RequestLogCells, RequestLogRow>({
  name: 'request_log',
  title: { zh: '诉求登记', en: 'Register of requests' },
  columns: {
    no: {
      title: words.no,
      titles: listed('编号|工单号|工单编号|诉求编号|登记号|流水号|受理编号|request no|ticket|ticket no|id'),
      check: numberCell,
    },
    at: {
      title: words.at,
      titles: listed(
        '时间|来电时间|登记时间|受理时间|诉求时间|反映时间|日期|来电日期|登记日期|受理日期|诉求日期|反映日期|time|date|received at',
      ),
      avoid: /办结|回访|完成|截止/,
      required: true,
      looksLike: (cell) => readMoment(cell) !== null,
      check: momentCell(words.at, { required: true }),
    },
    clock: {
      title: words.clock,
      titles: listed('时刻|时间|来电时刻|具体时间|登记时刻|time of day|time'),
      avoid: /办结|回访|完成|截止|处理/,
      looksLike: (cell) => readClock(cell) !== null,
      check: clockCell,
    },
    channel: {
      title: words.channel,
      titles: listed('渠道|来源|诉求渠道|受理渠道|来源渠道|反映渠道|收集渠道|受理方式|channel|source'),
      required: true,
      check: oneOf(words.channel, channels, { required: true }),
    },
    caller: {
      title: words.caller,
      titles: listed('来电人|诉求人|反映人|姓名|联系人|居民姓名|群众姓名|来访人|caller|name'),
      check: callerCell,
    },
    phone: {
      title: { zh: '电话', en: 'telephone' },
      titles: listed('电话|联系电话|来电号码|手机|手机号|联系方式|phone|telephone|mobile'),
      looksLike: looksLikePhone,
      personal: 'phone',
      check: phoneCell,
    },
    estate: {
      title: words.estate,
      titles: listed('小区|所属小区|小区名称|社区/小区|地点|estate'),
      check: textCell({ what: words.estate }),
    },
    room: {
      title: { zh: '房号', en: 'room' },
      titles: listed('房号|楼栋房号|门牌|住址|地址|详细地址|楼号房号|room|address'),
      check: roomCell,
    },
    content: {
      title: words.content,
      titles: listed(
        '内容|诉求内容|事项内容|反映内容|诉求|事由|问题描述|主要内容|反映问题|反映事项|诉求事项|问题内容|具体问题|具体内容|content|description',
      ),
      required: true,
      check: textCell({ what: words.content, required: true }),
    },
    category: {
      title: words.category,
      titles: listed('类别|诉求类别|分类|类型|事项类别|诉求类型|category|type'),
      check: textCell({ what: words.category }),
    },
    matter: {
      title: words.matter,
      titles: listed('业务或问题|业务/问题|办理类型|性质|业务问题|service or problem|matter'),
      check: oneOf(words.matter, matters, { required: true }),
    },
    remark: {
      title: words.remark,
      titles: listed('备注|说明|办理备注|remark|remarks|note'),
      check: textCell({ what: words.remark }),
    },
  },
  compose(cells, context) {
    const isUnsaid = context.header('matter') === '' && !context.isConstant('matter') && cells.matter === null;
    return {
      problems: isUnsaid ? [{ ...finding('matter.unsaid', 'note'), value: null }] : [],
      row: {
        no: cells.no,
        at: cells.at?.endsWith(' 00:00') && cells.clock ? `${cells.at.slice(0, 10)} ${cells.clock}` : cells.at,
        channel: cells.channel,
        caller: cells.caller,
        phones: cells.phone ?? phonesBeside(context.raw('caller'), context),
        dwelling: { ...cells.room, ...(cells.estate ? { estate: cells.estate } : {}) },
        content: cells.content,
        category: cells.category,
        matter: cells.matter,
        mergedInto: mergedInto(cells.remark),
        remark: cells.remark,
      },
    };
  },
  keyOf: ({ no }) => no ?? undefined,
  checkTable: (rows) => ({
    problems: [...findRepeated(rows, { what: words.no, column: 'no' }), ...findLooseMerges(rows)],
  }),
});

/** Counts of B9: services and problems, each matter once, however many channels it came by. */
export function countMatters(rows: readonly { row: RequestLogRow }[]): {
  services: number;
  problems: number;
  merged: number;
} {
  const own = rows.filter(({ row }) => row.mergedInto === null);
  return {
    services: own.filter(({ row }) => row.matter === 'service').length,
    problems: own.filter(({ row }) => row.matter === 'problem').length,
    merged: rows.length - own.length,
  };
}

/** 与第131条为同一件事, 同131号, 并入 131, 重复（131） */
function mergedInto(remark: string | null): string | null {
  const found =
    /(?:与|同|并入|合并至?|重复)\s*(?:第|编号|工单)?\s*[（(]?\s*([A-Za-z]*-?\d[\w-]*)\s*[)）]?\s*(?:条|号|为|重复|相同|一致|同一|$)/.exec(
      remark ?? '',
    );
  return found?.[1] ?? null;
}

/** Merges must end at a request of their own: the target is there, and following it comes to an end. */
function findLooseMerges(rows: readonly CheckedRow<RequestLogRow, Field>[]) {
  const byNo = new Map(rows.map((row) => [row.row.no, row]));
  // 与第2条为同一件事 speaks of 002.
  const byPlainNo = new Map(rows.flatMap(({ row: { no } }) => (no === null ? [] : [[plainNo(no), no] as const])));
  for (const { row } of rows)
    if (row.mergedInto !== null && !byNo.has(row.mergedInto))
      row.mergedInto = byPlainNo.get(plainNo(row.mergedInto)) ?? row.mergedInto;
  return rows.flatMap((row): (RowProblem<Field> & { place: CheckedRow<RequestLogRow>['place'] })[] => {
    const target = row.row.mergedInto;
    if (target === null) return [];
    const problem = (code: 'merge.target_missing' | 'merge.circle') => [
      {
        ...finding(code, 'ask', { no: target }, { mayWaive: code === 'merge.target_missing' }),
        place: row.place,
        column: 'remark' as const,
        value: row.row.remark,
      },
    ];
    const seen = new Set([row.row.no]);
    for (let next: string | null | undefined = target; next !== null; next = byNo.get(next)?.row.mergedInto ?? null) {
      if (seen.has(next)) return problem('merge.circle');
      if (!byNo.has(next)) return problem('merge.target_missing');
      seen.add(next);
    }
    return [];
  });
}

const plainNo = (no: string) => no.replace(/(?<!\d)0+(?=\d)/g, '');

function numberCell(cell: Cell): CellVerdict<string> {
  const text = plainText(cell);
  return { value: text === null ? null : text.replace(/\.0+$/, '') };
}

const name = personNameCell({ what: words.caller });

/** 匿名, 王女士 and 张先生 are how callers are written down. */
function callerCell(cell: Cell, context: Parameters<typeof name>[1]): CellVerdict<string> {
  const written = plainText(cell);
  const text = written === null ? null : withoutPhones(written) || written;
  if (text === null || /^(匿名|不愿透露|未留|群众|居民|某.*)$/.test(text)) return { value: null };
  if (/^\p{Script=Han}{1,2}(某某?|先生|女士|大爷|大妈|阿姨|师傅)$/u.test(text)) return { value: text };
  return name(text, context);
}

function roomCell(cell: Cell): CellVerdict<Dwelling> {
  const text = plainText(cell);
  if (text === null) return { value: null };
  const verdict = parseDwelling(text);
  if (verdict.ok) return { value: verdict.dwelling };
  if (verdict.reason === 'empty') return { value: null };
  return { value: null, findings: [finding(`dwelling.${verdict.reason}`, 'note', { value: text })] };
}
