// The cells that only rosters have: parts of a dwelling, an address in one line, care groups, birth dates without a day.
import type { Cell } from '#kernel/shared/sheet.ts';
import { plainText } from './cells.ts';
import { readDayOrMonth } from './dates.ts';
import { type Dwelling, parseDwelling, parsePart } from './dwelling.ts';
import { finding } from './findings.ts';
import type { CellVerdict } from './kind.ts';
import { type CareGroup, careGroups } from './resident-words.ts';

export type AddressValue = { dwelling: Dwelling; isSure: boolean };

export function partCell(part: 'building' | 'unit' | 'room') {
  return (cell: Cell): CellVerdict<string> => {
    if (typeof cell === 'string' && /^(19|20)\d{2}-\d{2}-\d{2}$/.test(cell.trim())) {
      return { value: null, findings: [finding('dwelling.turned_into_date', 'ask', {}, { mayWaive: true })] };
    }
    return { value: typeof cell === 'boolean' ? null : parsePart(cell, part) };
  };
}

export function addressCell(cell: Cell): CellVerdict<AddressValue> {
  const text = plainText(cell);
  if (text === null) return { value: null };
  const verdict = parseDwelling(text);
  if (verdict.ok) return { value: verdict };
  if (verdict.reason === 'empty') return { value: null };
  return { value: null, findings: [finding(`dwelling.${verdict.reason}`, 'ask', { value: text }, { mayWaive: true })] };
}

/** The first group is yes. */
export const yesOrNo = /^(?:(是|yes|y|√|1)|否|不是|no|n|×|0)$/i;

export function careCell(cell: Cell): CellVerdict<CareGroup[]> {
  const text = plainText(cell);
  if (text === null) return { value: [] };
  const found = careGroups(text);
  if (found.length > 0) return { value: found };
  if (yesOrNo.exec(text)?.[1]) return { value: [], findings: [finding('care.which', 'ask', {}, { mayWaive: true })] };
  if (yesOrNo.test(text)) return { value: [] };
  return {
    value: [],
    findings: [finding('cell.unknown_word', 'note', { what: { zh: '特殊人群', en: 'care group' }, value: text })],
  };
}

/** 1966年10月 says no day; 1966.1 in a number cell may have been October and says nothing. */
export function birthCell(cell: Cell): CellVerdict<string> {
  const text = plainText(cell);
  if (text === null || (typeof cell === 'number' && cell > 1900 && cell < 2100)) return { value: null };
  const value = readDayOrMonth(cell);
  if (value !== null) return { value };
  const found = finding(
    'cell.not_understood',
    'ask',
    { what: { zh: '出生日期', en: 'birth date' }, value: text },
    { mayWaive: true },
  );
  return { value: null, findings: [found] };
}

/** Own columns first, then the one-line address, then the heading above. */
export function dwellingOf(
  cells: { [K in 'estate' | 'building' | 'unit' | 'room']: string | null } & { address: AddressValue | null },
  isEstateInAddress: boolean,
  section?: string,
): Dwelling {
  const heading = section ? parseDwelling(section) : null;
  const dwelling: Dwelling = { ...(heading?.ok ? heading.dwelling : {}), ...cells.address?.dwelling };
  for (const part of ['estate', 'building', 'unit', 'room'] as const) {
    const own = cells[part];
    if (own !== null && !(part === 'estate' && isEstateInAddress)) dwelling[part] = own;
  }
  const written = cells.room ?? cells.building;
  return written === null || cells.unit !== null
    ? dwelling
    : { ...dwelling, ...partsIn(written, dwelling, cells.room === null) };
}

/** 房号 often holds more than the room: 3-1-101, or 1-101 where the building is said apart. Another building than that is left as it stands. */
function partsIn(written: string, known: Dwelling, isBuildingCell: boolean): Dwelling {
  const verdict = parseDwelling(written);
  if (!verdict.ok || !verdict.isSure) return {};
  const { estate, building, unit, room } = verdict.dwelling;
  if (!building || !room) return {};
  const parts = { ...(unit ? { unit } : {}), room };
  if (known.building === undefined || isBuildingCell)
    return { ...parts, building, ...(estate && known.estate === undefined ? { estate } : {}) };
  // Beside a building, the first of two parts is the unit, and the first of three the building once more.
  if (!unit && !estate) return { unit: building, room };
  return known.building === building ? parts : {};
}

/** 3号楼, 盛景花园3号楼: a building and no room. */
export function isBuildingName(text: string): boolean {
  const verdict = parseDwelling(text);
  return verdict.ok && verdict.dwelling.building !== undefined && verdict.dwelling.room === undefined;
}

const estateOver =
  /^(?<estate>.{2,12}?(?:小区|花园|家园|嘉园|庄园|公寓|苑|府))(?=.{0,8}(?:名册|名单|登记表|信息表|台账|一览表))/;

/** 盛景花园3号楼 over its rows names the estate, and so does 接庄社区盛景花园居民花名册. */
export function estateIn(text: string): string | null {
  if (isBuildingName(text)) {
    const verdict = parseDwelling(text);
    return verdict.ok ? (verdict.dwelling.estate ?? null) : null;
  }
  const title = text.replace(/\s+/g, '').replace(/^.*(?:街道|镇|乡|社区|居委会)(?=.)/, '');
  return estateOver.exec(title)?.groups?.['estate'] ?? null;
}
