// What names a row of an exported register when the sheet comes back: which register, which subject, and a digest of every cell as it left, signed.
// So a cell that nobody touched is known as such even where the record has moved on since: the sheet never takes a newer fact back.
import type { Secrets } from '#kernel/server/secrets.ts';
import { isId } from '#kernel/shared/id.ts';
import type { MemberColumn, MemberRow } from '../../shared/queries.ts';
import { cellOf, plainCell } from '../../shared/sheet-cells.ts';
import { flagTitleOf } from '../flag-titles.ts';

const version = 'HY1';

export type RowKey = {
  registerId: string;
  subjectId: string;
  /** When the sheet was made, epoch milliseconds. */
  at: number;
  /** Was this the cell when it left? */
  wasSo(fieldName: string, text: string): boolean;
};

export function makeRowKey(
  registerId: string,
  row: MemberRow,
  columns: readonly MemberColumn[],
  now: number,
  secrets: Secrets,
): string {
  const digests = columns
    .map(({ field }) =>
      digest(field.name, plainCell(field, cellOf(field, row.values[field.name], flagTitleOf)), row.subjectId, secrets),
    )
    .join('');
  const text = [version, registerId, row.subjectId, now, digests].join('.');
  return `${text}.${secrets.sign(`register row ${text}`).slice(0, 24)}`;
}

export function readRowKey(written: string, secrets: Secrets): RowKey | undefined {
  const parts = written.trim().split('.');
  const [mark, registerId, subjectId, at, digests, signature] = parts;
  if (parts.length !== 6 || mark !== version || !isId(registerId) || !isId(subjectId) || digests === undefined)
    return undefined;
  const text = parts.slice(0, 5).join('.');
  if (secrets.sign(`register row ${text}`).slice(0, 24) !== signature) return undefined;
  const known = new Set(digests.match(/.{8}/g) ?? []);
  return {
    registerId,
    subjectId,
    at: Number(at),
    wasSo: (fieldName, cell) => known.has(digest(fieldName, cell, subjectId, secrets)),
  };
}

const digest = (fieldName: string, text: string, subjectId: string, secrets: Secrets): string =>
  secrets.sign(`register cell ${subjectId} ${fieldName} ${text}`).slice(0, 8);
