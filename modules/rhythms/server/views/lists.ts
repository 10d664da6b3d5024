// Lists and tallies of the rhythms.

import type { z } from 'zod';
import { readOffset } from '#kernel/server/cursor.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { type OccurrenceState, occurrenceStates } from '../../shared/occurrence.ts';
import type { listOccurrences, OccurrenceFilter, tallyRhythms } from '../../shared/queries.ts';
import { conditionsOf, dayOf, notYetFirst, occurrencesWhere, stateOn } from './occurrences.ts';

export async function answerList(input: z.output<typeof listOccurrences.input>, context: Context) {
  const { limit, after, ...filter } = input;
  // The list of a period is some hundreds; it is worked from the top, and paging counts what was already shown.
  const offset = readOffset(after);
  const order = notYetFirst(dayOf(filter.asOf, context));
  const where = conditionsOf(filter, context);
  const rows = await occurrencesWhere(context, where, order, offset + limit + 1, filter.asOf);
  return {
    rows: rows.slice(offset, offset + limit),
    next: rows.length > offset + limit ? String(offset + limit) : null,
  };
}

const latest = sql.raw('o.due_on, o.rhythm_code, o.id');

/** What the worn hat owes: a grid's own, a community's own; whoever stands in for the holder at the same unit owes it with them. */
export async function answerMine(_input: object, context: Context) {
  const { unitId, reach } = asStaff(context);
  if (reach !== 'territory') return { rows: [] };
  const today = dateOf(context.now);
  const mine = sql`o.unit_id = ${unitId}`;
  const [owed, next] = await Promise.all([
    occurrencesWhere(
      context,
      sql`${mine} and o.due_on <= ${today}::date and o.due_on >= ${addDays(today, -31)}::date and o.made_up_at is null and ${stateOn(today)} in ('due', 'missed')`,
      sql`${stateOn(today)}, ${latest}`,
      50,
    ),
    occurrencesWhere(
      context,
      sql`${mine} and ${stateOn(today)} = 'due' and o.due_on > ${today}::date
        and not exists (select from rhythm_occurrences s where s.unit_id = o.unit_id and s.rhythm_code = o.rhythm_code and s.state = 'due' and s.due_on > ${today}::date and s.due_on < o.due_on)`,
      latest,
      10,
    ),
  ]);
  return { rows: [...owed, ...next] };
}

type Count = { code: string; unitId: string; record: 'sweep' | 'meeting' | 'register' } & Record<
  OccurrenceState,
  number
>;
type TallyInput = z.output<typeof tallyRhythms.input>;

export async function answerTally(input: TallyInput, context: Context) {
  const unitId = input.unitId ?? asStaff(context).unitId;
  const filter: OccurrenceFilter = { ...input, unitId };
  const [counts, below, { method }] = await Promise.all([
    countStates(filter, context),
    listBelow(unitId, context),
    methodAt(context.tx, unitId),
  ]);
  const titles = new Map(method.rhythms.map(({ id, title, record }) => [id, { title, record }]));
  const codes = [...new Set([...titles.keys(), ...counts.map(({ code }) => code)])];
  return {
    rhythms: codes.map((code) => {
      const own = counts.filter((count) => count.code === code);
      const known = titles.get(code) ?? { title: { zh: code, en: code }, record: own[0]?.record ?? ('sweep' as const) };
      return { code, ...known, ...tallyOf(own, { ...filter, code }) };
    }),
    below: below.flatMap(({ memberIds, ...unit }) => {
      const members = new Set(memberIds);
      const own = counts.filter((count) => members.has(count.unitId));
      return own.length > 0 ? [{ ...unit, ...tallyOf(own, { ...filter, unitId: unit.unitId }) }] : [];
    }),
  };
}

type Below = { unitId: string; name: string; kind: string; memberIds: string[] };

/** The units under a unit that have rhythms or units that have, each with everything below it. */
export function listBelow(unitId: string, { tx }: Context): Promise<Below[]> {
  return tx.all<Below>(sql`
    select u.id as "unitId", u.name, u.kind, s.member_ids as "memberIds" from governance_units u join unit_scopes s on s.unit_id = u.id
     where u.parent_id = ${unitId} and u.kind in ('subdistrict', 'town', 'township', 'community', 'village', 'grid') order by u.kind, u.name, u.id`);
}

/** Rows by rhythm and unit, with how many stand in each state. */
export function countStates(filter: OccurrenceFilter, context: Context): Promise<Count[]> {
  const state = stateOn(dayOf(filter.asOf, context));
  const columns = occurrenceStates.map(
    (name) => sql`count(*) filter (where state = ${name}) as ${sql.raw(`"${name}"`)}`,
  );
  return context.tx.all<Count>(sql`
    select code, record, "unitId", ${sql.join(columns)}
      from (select o.rhythm_code as code, o.record, o.unit_id as "unitId", ${state} as state from rhythm_occurrences o where ${conditionsOf(filter, context)}) t
     group by code, record, "unitId"`);
}

export const sumOf = (counts: readonly Count[], state: OccurrenceState): number =>
  counts.reduce((sum, count) => sum + count[state], 0);

function tallyOf(counts: readonly Count[], filter: OccurrenceFilter) {
  const figure = (...states: OccurrenceState[]) => ({
    value: states.reduce((sum, state) => sum + sumOf(counts, state), 0),
    filter: { ...filter, states },
  });
  return {
    // What was to be held at all: days that the calendar left out were not.
    planned: figure('due', 'done', 'missed', 'excused'),
    done: figure('done'),
    missed: figure('missed'),
    excused: figure('excused'),
    leftOut: figure('left_out'),
    due: figure('due'),
  };
}
