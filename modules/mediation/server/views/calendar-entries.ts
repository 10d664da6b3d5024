// The sessions that a mediator leads, for their calendar. That there is one and how it is held: no party, no dispute, no place, for a place may be a home.
import type { StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { addDays, type CalendarDate, instantAt } from '#kernel/shared/clock/time.ts';
import { type SessionMode, sessionModes } from '../../shared/words.ts';

type Session = { id: string; caseId: string; meetsAt: Date; mode: SessionMode; state: string; isDrill: boolean };

export async function sessionEntries(
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarEntry[]> {
  const [begin, end] = [from, addDays(to, 1)].map((on) => new Date(instantAt(on)));
  const sessions = await tx.all<Session>(sql`
    select s.id, s.case_id as "caseId", s.meets_at as "meetsAt", s.mode, s.state, c.is_drill as "isDrill"
      from mediation_mediators m join mediation_sessions s on s.case_id = m.case_id join mediation_cases c on c.id = s.case_id
     where m.post_id = ${post.postId} and m.stepped_back_at is null and s.meets_at >= ${begin} and s.meets_at < ${end}`);
  return sessions.map(({ id, caseId, meetsAt, mode, state, isDrill }) => ({
    id,
    title: state === 'held' ? { zh: '✓ 调解', en: '✓ Mediation' } : { zh: '调解', en: 'Mediation' },
    note: sessionModes[mode],
    // When it ends nobody says beforehand.
    when: { from: meetsAt.getTime() },
    path: `/desk/mediation/${caseId}`,
    isCancelled: state === 'cancelled',
    isDrill,
  }));
}
