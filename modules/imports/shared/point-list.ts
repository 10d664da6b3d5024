// A street's list of convenience services (M3): 便民服务点一览表, as offices keep it or as the desk exports it.
import { type Datum, type datums, toWgs84 } from '#modules/points/shared/datum.ts';
import type { Week } from '#modules/points/shared/hours.ts';
import { readWeek } from '#modules/points/shared/hours-words.ts';
import type { Position } from '#modules/points/shared/reach.ts';
import { type Checker, dayCell, oneOf, plainText, textCell, unlessError } from './cells.ts';
import { communityIn } from './community-words.ts';
import { finding } from './findings.ts';
import { listed } from './header-words.ts';
import { defineKind, type RowProblem } from './kind.ts';
import { findRepeated } from './repeated.ts';

export type PointListCells = {
  unit: string;
  kind: string;
  name: string;
  address: string;
  phone: string;
  hours: Week;
  homeArea: string;
  link: string;
  position: string;
  longitude: number;
  latitude: number;
  datum: Datum;
  from: string;
};

export type PointListRow = {
  unit: string | null;
  /** As written; which kind it is, the register of kinds says. */
  kind: string | null;
  name: string | null;
  address: string | null;
  phone: string | null;
  hours: Week | null;
  /** 是, 否, or the unit whose homes it comes to. */
  homeArea: string | null;
  link: string | null;
  /** WGS 84. */
  position: Position | null;
  from: string | null;
};

type Field = keyof PointListCells;

const words = {
  unit: { zh: '社区', en: 'community' },
  kind: { zh: '服务类别', en: 'kind of service' },
  name: { zh: '名称', en: 'name' },
  address: { zh: '地址', en: 'address' },
  phone: { zh: '电话', en: 'telephone' },
  hours: { zh: '营业时间', en: 'opening hours' },
  homeArea: { zh: '上门范围', en: 'served at home' },
  link: { zh: '网址', en: 'link' },
  position: { zh: '坐标', en: 'position' },
  longitude: { zh: '经度', en: 'longitude' },
  latitude: { zh: '纬度', en: 'latitude' },
  datum: { zh: '坐标系', en: 'datum' },
  from: { zh: '启用日期', en: 'open from' },
};

const hoursCell: Checker<Week> = unlessError((cell) => {
  const text = plainText(cell);
  if (text === null) return { value: null };
  const value = readWeek(text) ?? null;
  if (value !== null) return { value };
  return {
    value,
    findings: [finding('cell.not_understood', 'ask', { what: words.hours, value: text }, { mayWaive: true })],
  };
});

function degreesCell(what: { zh: string; en: string }): Checker<number> {
  return unlessError((cell) => {
    const text = plainText(cell);
    if (text === null) return { value: null };
    const value = degreesOf(text);
    if (Number.isFinite(value) && Math.abs(value) <= 180) return { value };
    return {
      value: null,
      findings: [finding('cell.not_understood', 'ask', { what, value: text }, { mayWaive: true })],
    };
  });
}

/** 116.65, 东经116.65°, E116.65, 116°39′00″; NaN for anything else. */
function degreesOf(written: string): number {
  const text = written.replace(/^\s*(?:东经|北纬|经度|纬度|[EN])\s*[:：]?\s*|\s*[EN]?\s*$/gi, '');
  const parts =
    /^(-?\d{1,3}(?:\.\d+)?)(?:[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[′'分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:″|"|''|秒))?)?)?$/.exec(
      text,
    );
  if (!parts) return Number.NaN;
  const [, degrees, minutes = '0', seconds = '0'] = parts;
  return Number((Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(9));
}

/** `116.65, 35.40` in one cell, or `116°39′00″E 35°24′00″N`. */
function pairOf(text: string | null): [number, number] | undefined {
  const match = /^\D{0,6}(\d{1,3}\.\d+)\s*[,，;、\s]\s*(\d{1,3}\.\d+)\D{0,3}$/.exec(text ?? '');
  if (match) return [Number(match[1]), Number(match[2])];
  const [first, second, ...more] = (text ?? '')
    .split(/[,，;；、\s]+/)
    .filter(Boolean)
    .map(degreesOf);
  const isPair = more.length === 0 && Number.isFinite(first) && Number.isFinite(second);
  return isPair && first !== undefined && second !== undefined && /[.°度]/.test(text ?? '')
    ? [first, second]
    : undefined;
}

/** 坐标（高德） says whose positions they are. */
function datumIn(header: string): Datum | null {
  if (/高德|腾讯|火星|gcj/i.test(header)) return 'gcj02';
  if (/百度|bd-?09/i.test(header)) return 'bd09';
  return /天地图|wgs|gps|2000/i.test(header) ? 'wgs84' : null;
}

const linkCell: Checker<string> = unlessError((cell) => {
  const text = plainText(cell);
  if (text === null) return { value: null };
  const link = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`);
  if (link?.hostname.includes('.')) return { value: link.href };
  return {
    value: null,
    findings: [finding('cell.not_understood', 'ask', { what: words.link, value: text }, { mayWaive: true })],
  };
});

export const pointList = defineKind<PointListCells, PointListRow>({
  name: 'point_list',
  title: { zh: '便民服务点', en: 'Service points' },
  spokenOf: { field: 'unit', in: communityIn },
  columns: {
    unit: {
      title: words.unit,
      titles: listed('社区|所属社区|村居|村（社区）|所属村居|社区名称|登记单位|community'),
      carriesDown: 'when_sparse',
      check: textCell({ what: words.unit }),
    },
    kind: {
      title: words.kind,
      titles: listed('服务类别|类别|服务类型|类型|服务点类型|业态|kind|service type'),
      carriesDown: 'when_sparse',
      required: true,
      check: textCell({ what: words.kind, required: true }),
    },
    name: {
      title: words.name,
      titles: listed('名称|服务点名称|店名|单位名称|网点名称|商户名称|服务点|name of the service point'),
      avoid: /社区|村|类/,
      required: true,
      check: textCell({ what: words.name, required: true }),
    },
    address: {
      title: words.address,
      titles: listed('地址|详细地址|位置|所在位置|服务地点|经营地址|address'),
      check: textCell({ what: words.address }),
    },
    phone: {
      title: words.phone,
      titles: listed('电话|联系电话|服务电话|联系方式|手机|phone|telephone'),
      check: textCell({ what: words.phone }),
    },
    hours: {
      title: words.hours,
      titles: listed('营业时间|服务时间|开放时间|工作时间|opening hours'),
      check: hoursCell,
    },
    homeArea: {
      title: words.homeArea,
      titles: listed('上门范围|上门|是否上门|上门服务|home service'),
      check: textCell({ what: words.homeArea }),
    },
    link: { title: words.link, titles: listed('网址|线上|线上办理|链接|小程序|link|url'), check: linkCell },
    position: {
      title: words.position,
      titles: listed('坐标|经纬度|定位|地图坐标|coordinates'),
      check: unlessError((cell) => {
        const text = plainText(cell);
        if (text === null || pairOf(text)) return { value: text };
        return {
          value: null,
          findings: [finding('cell.not_understood', 'ask', { what: words.position, value: text }, { mayWaive: true })],
        };
      }),
    },
    longitude: {
      title: words.longitude,
      titles: listed('经度|东经|longitude|lng|lon'),
      check: degreesCell(words.longitude),
    },
    latitude: { title: words.latitude, titles: listed('纬度|北纬|latitude|lat'), check: degreesCell(words.latitude) },
    datum: {
      title: words.datum,
      titles: listed('坐标系|坐标来源|坐标类型|地图来源|datum'),
      check: oneOf(
        words.datum,
        {
          wgs84: listed('WGS84|WGS 84|WGS-84|GPS|天地图|CGCS2000|国家2000'),
          gcj02: listed('GCJ02|GCJ-02|高德|高德地图|腾讯|腾讯地图|火星坐标|百度国测局'),
          bd09: listed('BD09|BD-09|百度|百度地图'),
        } satisfies Record<(typeof datums)[number], readonly string[]>,
        { mayWaive: true },
      ),
    },
    from: {
      title: words.from,
      titles: listed('启用日期|开业日期|开始日期|启用时间|open from'),
      check: dayCell(words.from),
    },
  },
  compose(cells, { header }) {
    const problems: RowProblem<Field>[] = [];
    const { kind, name, address, phone, hours, homeArea, link, unit, from } = cells;
    const pair =
      cells.longitude !== null && cells.latitude !== null
        ? ([cells.longitude, cells.latitude] as const)
        : pairOf(cells.position);
    let position: Position | null = null;
    if (pair) {
      const column = cells.position === null ? 'longitude' : 'position';
      // The usual slip; as in territory/shared/geometry.ts.
      const isSwapped = pair[0] >= 3 && pair[0] <= 54 && pair[1] >= 73 && pair[1] <= 136;
      const [longitude, latitude] = isSwapped ? [pair[1], pair[0]] : pair;
      const value = pair.join(', ');
      if (isSwapped)
        problems.push({
          ...finding('position.swapped', 'mend', {}, { proposal: `${longitude}, ${latitude}` }),
          column,
          value,
        });
      const datum = cells.datum ?? datumIn(`${header('position')} ${header('longitude')} ${header('latitude')}`);
      if (Math.abs(latitude) > 90 || (latitude === 0 && longitude === 0))
        problems.push({
          ...finding('cell.not_understood', 'ask', { what: words.position, value }, { mayWaive: true }),
          column,
          value,
        });
      else {
        if (datum === null) problems.push({ ...finding('position.datum_unsaid', 'note'), column, value });
        position = toWgs84({ longitude, latitude }, datum ?? 'wgs84');
      }
    }
    return { row: { unit, kind, name, address, phone, hours, homeArea, link, position, from }, problems };
  },
  keyOf: ({ unit, kind, name, address }) => (kind && name ? [unit, kind, name, address].join('｜') : undefined),
  checkTable: (rows) => ({
    problems: findRepeated(rows, {
      what: { zh: '服务点', en: 'service point' },
      column: 'name',
      isIdentical: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }),
  }),
});
