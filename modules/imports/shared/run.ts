// A run of the guided import: what it is at each step, and what may be done next. Pure; the screen and the server ask the same functions.
import type { Cell } from '#kernel/shared/sheet.ts';
import type { Decisions } from './check.ts';
import type { Place } from './kind.ts';
import { type ImportKindName, importEngines } from './kinds.ts';
import type { Mapping } from './mapping.ts';

export const importKindNames = Object.keys(importEngines) as [ImportKindName, ...ImportKindName[]];

export const runStates = ['reading', 'read', 'checking', 'checked', 'taking', 'taken', 'failed'] as const;
export type RunState = (typeof runStates)[number];

/** A sheet as read: enough to choose columns by, no rows. */
export type SheetHead = {
  sheet: number;
  name: string;
  isHidden: boolean;
  rows: number;
  headers: string[];
  isTaken: boolean;
  mapping: Mapping;
};
export type TakenSheet = { sheet: number; mapping: Mapping };

/** Busy states change by themselves. */
export const isBusy = (state: RunState): boolean => state === 'reading' || state === 'checking' || state === 'taking';
export const mayMap = (state: RunState): boolean => ['read', 'checked', 'taken'].includes(state);
export const mayDecide = (state: RunState): boolean => ['checked', 'taken', 'checking'].includes(state);
export const mayTake = (state: RunState): boolean => state === 'checked' || state === 'taken';

/** As kept: rows are named by the sheet of the file, `2:17`, whichever sheets are taken. */
export type KeptDecisions = Required<Pick<Decisions, 'acceptedCodes' | 'acceptedRows' | 'waived' | 'leftOut'>> & {
  edits: Record<string, Cell>;
};
export const noDecisions: KeptDecisions = { edits: {}, acceptedCodes: [], acceptedRows: [], waived: [], leftOut: [] };

const rowKey = ({ sheet, row }: Place) => `${sheet}:${row}`;
const turned = (list: readonly string[], items: readonly string[], isOn: boolean): string[] => {
  const set = new Set(list);
  for (const item of items) {
    if (isOn) set.add(item);
    else set.delete(item);
  }
  return [...set];
};

export const decide = {
  accept: (
    kept: KeptDecisions,
    input: { codes: readonly string[]; rows: readonly Place[]; isAccepted: boolean },
  ): KeptDecisions => ({
    ...kept,
    acceptedCodes: turned(kept.acceptedCodes, input.codes, input.isAccepted),
    acceptedRows: turned(kept.acceptedRows, input.rows.map(rowKey), input.isAccepted),
  }),
  edit(
    kept: KeptDecisions,
    input: { place: Place; values: Record<string, Cell>; undo: readonly string[] },
  ): KeptDecisions {
    const edits = { ...kept.edits };
    for (const [field, value] of Object.entries(input.values)) edits[`${rowKey(input.place)}:${field}`] = value;
    for (const field of input.undo) delete edits[`${rowKey(input.place)}:${field}`];
    return { ...kept, edits };
  },
  waive: (kept: KeptDecisions, input: { place: Place; code: string; isWaived: boolean }): KeptDecisions => ({
    ...kept,
    waived: turned(kept.waived, [`${rowKey(input.place)}:${input.code}`], input.isWaived),
  }),
  leaveOut: (kept: KeptDecisions, input: { rows: readonly Place[]; isLeftOut: boolean }): KeptDecisions => ({
    ...kept,
    leftOut: turned(kept.leftOut, input.rows.map(rowKey), input.isLeftOut),
  }),
};

/** The engine counts only the sheets that are taken: its sheet 0 may be the file's sheet 2. */
export function decisionsFor(kept: KeptDecisions, taken: readonly { sheet: number }[]): Decisions {
  const index = new Map(taken.map(({ sheet }, i) => [String(sheet), i]));
  const renamed = (key: string): string[] => {
    const [sheet = '', ...rest] = key.split(':');
    const i = index.get(sheet);
    return i === undefined ? [] : [[i, ...rest].join(':')];
  };
  return {
    edits: Object.fromEntries(
      Object.entries(kept.edits).flatMap(([key, cell]) => renamed(key).map((name) => [name, cell])),
    ),
    acceptedCodes: kept.acceptedCodes,
    acceptedRows: kept.acceptedRows.flatMap(renamed),
    waived: kept.waived.flatMap(renamed),
    leftOut: kept.leftOut.flatMap(renamed),
  };
}
