// When it comes round again (E16): of rhythms that ask nothing of a subject now, the turn after. Turns are made two days ahead only, so later ones are worked out by
// the same rule that will make them.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { addDays, dateOf, type Instant } from '#kernel/shared/clock/time.ts';
import type { DutyRhythm } from '../../shared/rhythm.ts';
import { slotsBetween } from '../../shared/slots.ts';

type Asking = { rhythmId: string; title: { zh: string; en: string }; definition: DutyRhythm };

/** Rhythms of the registers it is on that have no turn open for it. */
function listAsking(tx: Tx, subjectId: string): Promise<Asking[]> {
  return tx.all<Asking>(sql`
    select y.id as "rhythmId", y.title, y.definition
      from register_members m join duty_rhythms y on y.register_id = m.register_id and y.ended_at is null and y.action <> 'report'
     where m.subject_id = ${subjectId} and m.to_at is null and (not y.is_sensitive or app.reads_sensitive_flags())
       and not exists (select from duties d where d.subject_id = m.subject_id and d.rhythm_id = y.id and d.done_at is null and d.excused_at is null and d.ended_at is null
                          and d.opens_at <= ${tx.at} and d.due_at >= ${tx.at})`);
}

export async function nextTurns(tx: Tx, subjectId: string, calendar: WorkCalendar) {
  const asking = await listAsking(tx, subjectId);
  return asking
    .flatMap(({ rhythmId, title, definition }) => {
      const slot = slotAfterNow(definition, calendar, tx.now);
      return slot ? [{ rhythmId, title, opensAt: new Date(slot.opensAt), dueAt: new Date(slot.dueAt) }] : [];
    })
    .toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

/** Looked for near first: what comes every day is not laid out for a year. */
const horizons = [3, 40, 400];

function slotAfterNow({ cadence, onDayOff }: DutyRhythm, calendar: WorkCalendar, now: Instant) {
  // What rolls on from the last time done, or starts with an event, has no turn before that.
  if (cadence.every === 'hours' || cadence.every === 'after') return;
  const today = dateOf(now);
  for (const days of horizons) {
    const [first] = slotsBetween(cadence, onDayOff, calendar, today, addDays(today, days))
      .filter(({ opensAt, isLeftOut }) => opensAt > now && !isLeftOut)
      .toSorted((a, b) => a.opensAt - b.opensAt);
    if (first) return first;
  }
}
