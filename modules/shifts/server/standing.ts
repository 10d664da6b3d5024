// What handlers share: the words in force, what a Done of a shift says, who may tell something of a line.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { settingOf } from '#modules/identity/shared/settings.ts';
import type { FatigueLimits } from '../shared/hours.ts';
import { shiftProblem } from '../shared/problems.ts';
import type { ShiftWords } from '../shared/roster.ts';
import { findPeople, type LineRow, listBusy, lockLine, type PersonRow } from './store/lines.ts';
import { mayLead, type ShiftRow } from './store/shifts.ts';
import { readSetting } from './store/work-sites.ts';

export async function wordsInForce(tx: Tx): Promise<ShiftWords> {
  return settingOf('shift_words', await readSetting(tx, 'shift_words'));
}
export async function isBoardOpen(tx: Tx): Promise<boolean> {
  return settingOf('neighbour_board', await readSetting(tx, 'neighbour_board'));
}
export async function limitsInForce(tx: Tx): Promise<FatigueLimits> {
  return {
    amberHours: settingOf('shift_amber_hours', await readSetting(tx, 'shift_amber_hours')),
    redHours: settingOf('shift_red_hours', await readSetting(tx, 'shift_red_hours')),
  };
}
export function requireRoles(words: ShiftWords, roles: readonly string[]): void {
  const unknown = roles.find((role) => !words.roles.some(({ code }) => code === role));
  if (unknown) throw shiftProblem('unknown_kind', { what: unknown });
}

type About = Pick<ShiftRow, 'shiftId' | 'unitId' | 'siteId' | 'isDrill'>;
export function doneOf(shift: About, type: string, more: Record<string, unknown> = {}, rest: Partial<Done> = {}): Done {
  return {
    subjectId: shift.shiftId,
    territoryId: shift.unitId,
    events: [{ type, shiftId: shift.shiftId, siteId: shift.siteId, unitId: shift.unitId, ...more }],
    isDrill: shift.isDrill,
    ...rest,
  };
}

/** A line that is one's own, or of a shift that one keeps or leads. */
export async function getLine({ tx }: Pick<CommandContext, 'tx'>, lineId: string): Promise<LineRow> {
  const found = await lockLine(tx, lineId);
  if (!found || !(found.isOwn || (await mayLead(tx, found)))) throw shiftProblem('line_not_found');
  if (found.cancelledAt) throw shiftProblem('cancelled');
  return found;
}

/** Whom a line is for, free at that time; throws the reason why not, with the name. */
export async function getPerson(
  tx: Tx,
  wanted: { postId?: string | undefined; volunteerId?: string | undefined },
  during: { from: Date; until: Date },
): Promise<PersonRow> {
  const [person] = await getPeople(tx, [wanted], during);
  if (!person) throw shiftProblem('person_not_found');
  return person;
}

export async function getPeople(
  tx: Tx,
  wanted: readonly { postId?: string | undefined; volunteerId?: string | undefined }[],
  during: { from: Date; until: Date },
): Promise<PersonRow[]> {
  const found = await findPeople(
    tx,
    {
      postIds: wanted.flatMap(({ postId }) => postId ?? []),
      volunteerIds: wanted.flatMap(({ volunteerId }) => volunteerId ?? []),
    },
    during,
  );
  const people = wanted.map(({ postId, volunteerId }) => {
    const person = found.find((one) => (postId ? one.postId === postId : one.volunteerId === volunteerId));
    if (!person) throw shiftProblem('person_not_found');
    if (!person.isApproved) throw shiftProblem('not_approved', { name: person.name });
    return person;
  });
  const who = people.map(({ staffId, volunteerId }) => volunteerId ?? staffId ?? '');
  const twice = people.find((_, n) => who.indexOf(who[n] ?? '') < n);
  if (twice) throw shiftProblem('twice', { name: twice.name });
  const [busy] = await listBusy(tx, who, during);
  if (busy) throw shiftProblem('twice', { name: busy.name });
  return people;
}
