// What a merge writes: the rows of the merged record that become the kept one's, and those of both that meet. Decides nothing by itself: the rules are in
// shared/spans.ts and shared/merging.ts. What is never rewritten (visits, requests, the journal) stays where it is and is read by app.records_of.
import type { MeetingKind } from '../../shared/merging.ts';
import type { Span } from '../../shared/population.ts';
import { type DatedFact, type Settled, settleOneAtATime, uniteAlike } from '../../shared/spans.ts';
import { type Change, isOf, keyOf, type PersonRows, type Row, rangeOf, spanOf, textOf } from './rows.ts';

/** Something of both records that met. `about`: the place, flag or field. */
export type Meeting = {
  kind: MeetingKind;
  about: string;
  as: Settled['as'] | 'superseded' | 'moved';
  until: string | null;
};
export type MergePlan = { changes: Change[]; meetings: Meeting[] };
type Sides = { keepId: string; mergedId: string; now: string };

export function planMerge(rows: PersonRows, sides: Sides): MergePlan {
  const living = planStays(rows, sides, 'living', settleOneAtATime);
  const registered = planStays(rows, sides, 'registered', settleOneAtATime);
  const working = planStays(rows, sides, 'working', uniteAlike);
  const parts = [
    living,
    registered,
    working,
    planFlags(rows, sides),
    planFacts(rows, sides),
    planOwners(rows, sides),
    planDuties(rows, sides),
  ];
  return { changes: parts.flatMap(({ changes }) => changes), meetings: parts.flatMap(({ meetings }) => meetings) };
}

const factsOf = (
  table: 'stays' | 'subject_flags',
  rows: readonly Row[],
  { keepId }: Sides,
  about: string,
): DatedFact[] =>
  rows.flatMap((row) => {
    const span = spanOf(textOf(row, 'valid'));
    return span
      ? [
          {
            id: textOf(row, 'id'),
            of: isOf(table, row, keepId) ? 'kept' : 'merged',
            about: textOf(row, about),
            ...span,
          },
        ]
      : [];
  });

/**
 * Spans that must not overlap at any moment in between: every row that changes is first made empty, then put as it shall be. What is set aside stays with the
 * merged record, empty.
 */
function writeSpans(
  table: 'stays' | 'subject_flags',
  owner: string,
  rows: readonly Row[],
  settled: readonly Settled[],
  sides: Sides,
  more: (row: Row, span: Span) => Row,
): Change[] {
  const byId = new Map(rows.map((row) => [textOf(row, 'id'), row]));
  const finals = settled.flatMap(({ id, span }): { row: Row; set: Row }[] => {
    const row = byId.get(id);
    if (!row) return [];
    const isMerged = isOf(table, row, sides.mergedId);
    const range = rangeOf(span);
    const set: Row = {
      ...(range === row['valid'] ? {} : { valid: range }),
      ...(isMerged && span ? { [owner]: sides.keepId } : {}),
      ...(span ? more(row, span) : {}),
    };
    return Object.keys(set).length > 0 ? [{ row, set: { valid: range, ...set } }] : [];
  });
  const empty = finals.map(({ row }): Change => ({ table, key: keyOf(table, row), set: { valid: 'empty' } }));
  const full = finals
    .filter(({ set }) => set['valid'] !== 'empty')
    .map(({ row, set }): Change => ({ table, key: keyOf(table, row), set }));
  return [...empty, ...full];
}

const meetingsOf = (kind: MeetingKind, facts: readonly DatedFact[], settled: readonly Settled[]): Meeting[] =>
  settled.flatMap(({ id, as, span }) =>
    as === 'as_is'
      ? []
      : [{ kind, about: facts.find((one) => one.id === id)?.about ?? '', as, until: span?.until ?? null }],
  );

function planStays(
  rows: PersonRows,
  sides: Sides,
  kind: 'living' | 'registered' | 'working',
  rule: typeof settleOneAtATime,
): MergePlan {
  const stays = rows.stays.filter((row) => row['kind'] === kind);
  const facts = factsOf('stays', stays, sides, 'place_id');
  const settled = rule(facts);
  // One home told twice keeps what only the other row says: the relation to the head.
  const relation = (row: Row): Row => {
    const isJoined = settled.some(({ id, as }) => id === row['id'] && as === 'joined');
    const other = stays.find(
      (one) => one['place_id'] === row['place_id'] && one['id'] !== row['id'] && one['relation_to_head'] !== null,
    );
    return isJoined && row['relation_to_head'] === null && other ? { relation_to_head: other['relation_to_head'] } : {};
  };
  return {
    changes: writeSpans('stays', 'person_id', stays, settled, sides, relation),
    meetings: meetingsOf(kind, facts, settled),
  };
}

function planFlags(rows: PersonRows, sides: Sides): MergePlan {
  const facts = factsOf('subject_flags', rows.subject_flags, sides, 'flag');
  const settled = uniteAlike(facts);
  return {
    changes: writeSpans('subject_flags', 'subject_id', rows.subject_flags, settled, sides, () => ({})),
    meetings: meetingsOf('flag', facts, settled),
  };
}

/** One value of a field at a time: the one observed later, and of one day the one written down later. */
function planFacts({ subject_facts: facts }: PersonRows, { keepId, mergedId, now }: Sides): MergePlan {
  const current = (personId: string) =>
    facts.filter((row) => isOf('subject_facts', row, personId) && row['replaced_at'] === null);
  const kept = new Map(current(keepId).map((row) => [textOf(row, 'field'), row]));
  const older: Row[] = [];
  for (const row of current(mergedId)) {
    const other = kept.get(textOf(row, 'field'));
    if (other) older.push(whenOf(row) > whenOf(other) ? other : row);
  }
  const isOlder = (row: Row) => older.includes(row);
  const changes = [
    ...older
      .filter((row) => isOf('subject_facts', row, keepId))
      .map((row): Change => ({ table: 'subject_facts', key: keyOf('subject_facts', row), set: { replaced_at: now } })),
    ...facts
      .filter((row) => isOf('subject_facts', row, mergedId))
      .map(
        (row): Change => ({
          table: 'subject_facts',
          key: keyOf('subject_facts', row),
          set: { subject_id: keepId, ...(isOlder(row) ? { replaced_at: now } : {}) },
        }),
      ),
  ];
  return {
    changes,
    meetings: older.map((row) => ({ kind: 'fact', about: textOf(row, 'field'), as: 'superseded', until: null })),
  };
}
const whenOf = (row: Row): string =>
  `${new Date(textOf(row, 'observed_at')).toISOString()} ${new Date(textOf(row, 'at')).toISOString()}`;

/** Whoever answers for the merged record by name answers for the person; the same post once. Ended ones stay on the record they were of. */
function planOwners({ subject_owners: owners }: PersonRows, { keepId, mergedId, now }: Sides): MergePlan {
  const standing = owners.filter((row) => textOf(row, 'valid').endsWith(',)'));
  const sameAs = (a: Row, b: Row) =>
    a['post_id'] === b['post_id'] && (a['register_code'] ?? '') === (b['register_code'] ?? '');
  const kept = standing.filter((row) => isOf('subject_owners', row, keepId));
  const mine = standing.filter((row) => isOf('subject_owners', row, mergedId));
  const changes = mine.map((row): Change => {
    const isTwice = kept.some((one) => sameAs(one, row));
    const key = keyOf('subject_owners', row);
    return {
      table: 'subject_owners',
      key,
      set: isTwice ? { valid: textOf(row, 'valid').replace(',)', `,"${now}")`) } : { subject_id: keepId },
    };
  });
  const twice = mine.filter((row) => kept.some((one) => sameAs(one, row)));
  return {
    changes,
    meetings: twice.map((row) => ({ kind: 'owner', about: textOf(row, 'post_id'), as: 'joined', until: null })),
  };
}

/** Nothing asked is lost and nothing is asked twice: an open duty moves, or ends where the kept one has it already; what was done for either is done. */
function planDuties({ duties }: PersonRows, { keepId, mergedId, now }: Sides): MergePlan {
  const isOpen = (row: Row) => row['done_at'] === null && row['excused_at'] === null && row['ended_at'] === null;
  const slotOf = (row: Row) => `${textOf(row, 'rhythm_id')} ${textOf(row, 'slot')}`;
  const kept = new Map(duties.filter((row) => isOf('duties', row, keepId)).map((row) => [slotOf(row), row]));
  const changes: Change[] = [];
  const meetings: Meeting[] = [];
  for (const row of duties.filter((one) => isOf('duties', one, mergedId))) {
    const other = kept.get(slotOf(row));
    const key = keyOf('duties', row);
    if (isOpen(row) && !other) {
      changes.push({ table: 'duties', key, set: { subject_id: keepId } });
    } else if (isOpen(row)) {
      changes.push({ table: 'duties', key, set: { ended_at: now } });
      meetings.push({ kind: 'duty', about: textOf(row, 'slot'), as: 'joined', until: null });
    } else if (row['done_at'] !== null && other && isOpen(other)) {
      changes.push({
        table: 'duties',
        key: keyOf('duties', other),
        set: { done_at: row['done_at'], visit_id: row['visit_id'] },
      });
      meetings.push({ kind: 'duty', about: textOf(row, 'slot'), as: 'superseded', until: null });
    }
  }
  return { changes, meetings };
}
