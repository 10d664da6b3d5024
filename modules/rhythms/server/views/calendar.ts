// The rhythms by day and unit: what was kept where and when, in one look. The same rows and the same states as the list and the tally.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, daysBetween } from '#kernel/shared/clock/time.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import type { CalendarCell, rhythmCalendar } from '../../shared/queries.ts';
import { listBelow } from './lists.ts';
import { conditionsOf, dayOf, stateOn } from './occurrences.ts';

const mostDays = 92;

type One = Pick<CalendarCell, 'on' | 'code' | 'record'> & {
  id: string;
  unitId: string;
  state: 'due' | 'done' | 'missed' | 'excused' | 'left_out';
};

export async function answerCalendar(input: z.output<typeof rhythmCalendar.input>, context: Context) {
  const unitId = input.unitId ?? asStaff(context).unitId;
  const isLonger = daysBetween(input.from, input.to) >= mostDays;
  const to = isLonger ? addDays(input.from, mostDays - 1) : input.to;
  const [all, below, itself] = await Promise.all([
    listOccurrences({ ...input, to, unitId }, context),
    listBelow(unitId, context),
    context.tx.first<{ name: string }>(sql`select name from governance_units where id = ${unitId}`),
  ]);
  const own = { unitId, name: itself?.name ?? '', isItself: true, memberIds: [unitId] };
  const units = [own, ...below.map((unit) => ({ ...unit, isItself: false }))].flatMap(({ memberIds, ...unit }) => {
    const members = new Set(memberIds);
    const cells = cellsOf(all.filter((one) => members.has(one.unitId)));
    return cells.length > 0 ? [{ unitId: unit.unitId, name: unit.name, isItself: unit.isItself, cells }] : [];
  });
  return { from: input.from, to, units };
}

function listOccurrences(filter: z.output<typeof rhythmCalendar.input>, context: Context): Promise<One[]> {
  const state = stateOn(dayOf(filter.asOf, context));
  return context.tx.all<One>(sql`
    select o.id, o.unit_id as "unitId", o.rhythm_code as code, o.record, o.due_on as "on", ${state} as state
      from rhythm_occurrences o where ${conditionsOf(filter, context)} order by o.due_on, o.rhythm_code`);
}

function cellsOf(occurrences: readonly One[]): CalendarCell[] {
  const cells = Map.groupBy(occurrences, ({ on, code }) => `${on} ${code}`);
  return [...cells.values()].map((ones) => {
    const count = (state: One['state']) => ones.filter((one) => one.state === state).length;
    const [first] = ones as [One];
    return {
      on: first.on,
      code: first.code,
      record: first.record,
      total: ones.length,
      done: count('done'),
      missed: count('missed'),
      excused: count('excused'),
      leftOut: count('left_out'),
      due: count('due'),
      occurrenceId: ones.length === 1 ? first.id : null,
    };
  });
}
