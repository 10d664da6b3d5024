// The register's page and its lines: as it writes itself until it is confirmed, as it was confirmed from then on.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { asStaff } from '#modules/requests/server/public.ts';
import { confirmRegister, correctRegister, excuseOccurrence } from '../../shared/commands.ts';
import type { OccurrenceLine, registerLines } from '../../shared/queries.ts';
import { mayExcuse, mayProve } from './abilities.ts';
import { getOccurrence } from './page.ts';
import { digestOf, findStored, writeRegister } from './register-text.ts';

type Correction = { id: string; lineNo: number | null; text: string; at: Date; by: string };

export async function answerRegister(input: { occurrenceId: string }, context: Context) {
  const actor = asStaff(context);
  const occurrence = await getOccurrence(input.occurrenceId, 'register', context);
  const stored = await findStored(occurrence.id, context);
  const told = stored ?? (await writeRegister(occurrence, context));
  const correct = stored
    ? mayProve(correctRegister, { ...occurrence, state: 'due', madeUpAt: null }, actor, dateOf(context.now))
    : { may: false, whyNot: { zh: '确认之后才有更正', en: 'Only a confirmed register is corrected' } };
  return {
    occurrence,
    figures: told.figures,
    lineCount: told.lines.length,
    digest: told.digest.toString('hex'),
    confirmed: stored
      ? {
          at: stored.confirmedAt,
          by: stored.confirmedBy,
          isIntact: digestOf(stored).equals(stored.digest),
          publishedTo: await publishedTo(occurrence, context),
        }
      : null,
    corrections: await context.tx.all<Correction>(sql`
      select c.id, c.line_no as "lineNo", c.text, c.made_at as at, s.name as by from register_corrections c join staff s on s.id = c.made_by_staff_id
       where c.occurrence_id = ${occurrence.id} order by c.made_at, c.id`),
    abilities: {
      confirm: mayProve(confirmRegister, occurrence, actor, dateOf(context.now)),
      correct,
      excuse: mayExcuse(excuseOccurrence, occurrence, actor),
    },
  };
}

async function publishedTo({ unitId, code }: OccurrenceLine, { tx }: Context) {
  const { method } = await methodAt(tx, unitId);
  const to = method.rhythms.find(({ id }) => id === code)?.publishedTo ?? [];
  return to.map((role: Role) => roles[role].title);
}

export async function answerRegisterLines(input: z.output<typeof registerLines.input>, context: Context) {
  const occurrence = await getOccurrence(input.occurrenceId, 'register', context);
  const { lines } = (await findStored(occurrence.id, context)) ?? (await writeRegister(occurrence, context));
  const rows = lines.slice(input.after, input.after + input.limit);
  const next = input.after + rows.length;
  return { rows, next: next < lines.length ? next : null };
}
