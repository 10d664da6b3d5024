// Taking a merge back. Rows of the merged record go back exactly as they were; rows of the kept one get back what the merge changed in them, unless somebody
// changed that since. What came after the merge stays with the kept record, and is said.
import {
  type Change,
  generated,
  isOf,
  isSame,
  keyOf,
  type MergedTable,
  mergedTables,
  nameOfRow,
  ownerColumn,
  type PersonRows,
  type Row,
  rangeOf,
  spanOf,
  textOf,
} from './rows.ts';

/** What putting it back needs: all rows of both before, and those the merge changed as they stood right after it. */
export type Inverse = { before: PersonRows; after: Partial<Record<MergedTable, Row[]>> };
export type Stayed = { table: MergedTable; what: 'came_after' | 'changed_since' };
export type Undoing = { changes: Change[]; stayed: Stayed[] };

type Sides = { keepId: string; mergedId: string };

/** The rows a merge changed, as they stand now. */
export function changedRows(before: PersonRows, now: PersonRows): Inverse['after'] {
  return Object.fromEntries(
    mergedTables.map((table) => {
      const then = new Map(before[table].map((row) => [rowName(table, row), row]));
      const was = (row: Row) =>
        then.get(rowName(table, row)) ??
        (table === 'duties'
          ? before.duties.find((one) => nameOfRow('duties', one) === nameOfRow('duties', row))
          : undefined);
      return [table, now[table].filter((row) => !isSame(row, was(row)))];
    }),
  );
}
/** A duty of the same slot may stand on both records. */
const rowName = (table: MergedTable, row: Row): string =>
  table === 'duties' ? `${textOf(row, 'subject_id')} ${nameOfRow(table, row)}` : nameOfRow(table, row);

export function planUnmerge({ before, after }: Inverse, now: PersonRows, sides: Sides): Undoing {
  const undoing: Undoing = { changes: [], stayed: [] };
  for (const table of mergedTables) {
    const back = (after[table] ?? []).flatMap((row) => backOf(table, row, before, now, sides));
    undoing.stayed.push(
      ...back.flatMap(({ isChanged }) => (isChanged ? [{ table, what: 'changed_since' as const }] : [])),
    );
    const known = new Set([...before[table], ...(after[table] ?? [])].map((row) => rowName(table, row)));
    const newer = now[table].filter((row) => isOf(table, row, sides.keepId) && !known.has(rowName(table, row)));
    undoing.stayed.push(...newer.map(() => ({ table, what: 'came_after' as const })));
    undoing.changes.push(...ordered(table, back, newer));
  }
  return undoing;
}

type Back = { was: Row; is: Row; set: Row; isChanged: boolean };

function backOf(
  table: MergedTable,
  after: Row,
  before: PersonRows,
  now: PersonRows,
  { keepId, mergedId }: Sides,
): Back[] {
  const is = now[table].find((row) => rowName(table, row) === rowName(table, after));
  const was =
    before[table].find((row) => rowName(table, row) === rowName(table, after)) ??
    before[table].find((row) => nameOfRow(table, row) === nameOfRow(table, after) && isOf(table, row, mergedId));
  if (!is || !was) return [];
  const columns = Object.keys(was).filter((column) => !generated.has(`${table}.${column}`));
  const isMerged = table === 'people' ? was['id'] === mergedId : was[ownerColumn[table]] === mergedId;
  // A duty's place goes with the home of whom it is asked for (0033), and homes go back before duties do: it is put again even where it reads right now.
  const follows = (column: string) => table === 'duties' && (column === 'place_id' || column === 'community_id');
  const since = columns.filter((column) => !follows(column) && !isSame(is[column], after[column]));
  // An excuse hangs on the duty as it stands: it stays, with its reason, where it was given.
  if (table === 'duties' && isMerged && is['subject_id'] === keepId && is['excused_at'] !== null)
    return [{ was, is, set: {}, isChanged: true }];
  const touched = columns.filter((column) => !isSame(was[column], after[column]));
  const wanted = isMerged
    ? columns.filter((column) => follows(column) || !isSame(was[column], is[column]))
    : touched.filter((column) => !since.includes(column) && !follows(column));
  const isChanged = since.some((column) => isMerged || touched.includes(column));
  const set: Row = Object.fromEntries(wanted.map((column) => [column, was[column]]));
  // Joined by the merge and ended since: the joining is undone, the ending holds.
  if (!isMerged && 'valid' in was && since.includes('valid') && touched.includes('valid'))
    set['valid'] = narrowed(textOf(was, 'valid'), textOf(is, 'valid'));
  return [{ was, is, set, isChanged }];
}

function narrowed(before: string, now: string): string {
  const [was, is] = [spanOf(before), spanOf(now)];
  if (!was || !is) return 'empty';
  const until = is.until !== null && (was.until === null || is.until < was.until) ? is.until : was.until;
  return until !== null && until <= was.from ? 'empty' : rangeOf({ from: was.from, until });
}

function ordered(table: MergedTable, back: readonly Back[], newer: readonly Row[]): Change[] {
  const puts = back.filter(({ set }) => Object.keys(set).length > 0);
  const change = ({ is, set }: Back): Change => ({ table, key: keyOf(table, is), set });
  switch (table) {
    case 'stays':
    case 'subject_flags': {
      const emptied = puts.map(({ is }): Change => ({ table, key: keyOf(table, is), set: { valid: 'empty' } }));
      const full = puts.flatMap((one) => {
        const valid =
          'valid' in one.set ? roomFor(table, textOf(one.set, 'valid'), one.was, newer) : textOf(one.is, 'valid');
        return valid === 'empty' && Object.keys(one.set).length === 1
          ? []
          : [{ ...change(one), set: { ...one.set, valid } }];
      });
      return [...emptied, ...full];
    }
    case 'subject_facts': {
      // The merged record's rows leave first: one value of a field at a time. A value told since stands.
      const told = new Set(newer.filter((row) => row['replaced_at'] === null).map((row) => textOf(row, 'field')));
      const isHeld = ({ was, set }: Back) =>
        !('subject_id' in set) && 'replaced_at' in set && told.has(textOf(was, 'field'));
      return [
        ...puts.filter(({ set }) => 'subject_id' in set),
        ...puts.filter((one) => !('subject_id' in one.set) && !isHeld(one)),
      ].map(change);
    }
    case 'people':
      // A number goes back before the record it was on stands for itself again.
      return [
        ...puts.filter(({ set }) => !('merged_into_id' in set)),
        ...puts.filter(({ set }) => 'merged_into_id' in set),
      ].map(change);
    default:
      return puts.map(change);
  }
}

/** Gets its days back as far as no later one has taken them: who moved after the merge has moved. */
function roomFor(table: 'stays' | 'subject_flags', valid: string, was: Row, newer: readonly Row[]): string {
  const span = spanOf(valid);
  if (!span) return valid;
  const taken = newer.flatMap((row) => (meets(table, row, was) ? (spanOf(textOf(row, 'valid')) ?? []) : []));
  const first = taken.map(({ from }) => from).sort()[0];
  if (first === undefined || (span.until !== null && span.until <= first)) return valid;
  return first <= span.from ? 'empty' : rangeOf({ from: span.from, until: first });
}

/** Whether two may not overlap: the same flag; the same kind of stay, of work only at the same place. */
function meets(table: 'stays' | 'subject_flags', a: Row, b: Row): boolean {
  const owner = ownerColumn[table];
  if (a[owner] !== b[owner]) return false;
  if (table === 'subject_flags') return a['flag'] === b['flag'];
  return a['kind'] === b['kind'] && (a['kind'] !== 'working' || a['place_id'] === b['place_id']);
}
