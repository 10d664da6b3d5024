// Sites and shifts: set up, planned, called off, a week copied.
import { command, type Done } from '#kernel/server/house.ts';
import { addDays, HOUR_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { endPost, staffOf } from '#modules/identity/server/public.ts';
import { cancelShift, closeSite, copyWeek, planShift, setShiftEnd, setUpSite } from '../../shared/commands.ts';
import { shiftProblem } from '../../shared/problems.ts';
import { isStanding, lineState, longestHours } from '../../shared/roster.ts';
import { doneOf, requireRoles, wordsInForce } from '../standing.ts';
import { addLine, endOnCall, findPeople, listBusy, listLines } from '../store/lines.ts';
import { addShift, listShiftsOfSite, lockShift, markCancelled, moveEnd } from '../store/shifts.ts';
import { addSite, endSite, findKeptUnit, findSite } from '../store/work-sites.ts';

export const setUpSiteHandler = command(setUpSite, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const unit = await findKeptUnit(tx, input.unitId ?? by.unitId);
  if (!unit) throw shiftProblem('outside_area');
  const words = await wordsInForce(tx);
  const kind = words.kinds.find(({ code }) => code === input.kind);
  if (!kind) throw shiftProblem('unknown_kind', { what: input.kind });
  const wanted = input.wanted ?? kind.wanted;
  requireRoles(
    words,
    wanted.map(({ role }) => role),
  );
  const from = input.from ? new Date(input.from) : tx.at;
  const until = input.until ? new Date(input.until) : null;
  if (until && until <= from) throw shiftProblem('times_unfit', { hours: 24 });
  addSite(tx, {
    ...input,
    unitId: unit.unitId,
    districtId: unit.districtId,
    placeId: input.placeId ?? null,
    campaignId: input.campaignId ?? null,
    wanted,
    from,
    until,
    byName: by.staffName,
  });
  return {
    subjectId: input.siteId,
    territoryId: unit.unitId,
    events: [{ type: 'work_site.set_up', siteId: input.siteId, unitId: unit.unitId, kind: input.kind }],
    isDrill: input.isDrill,
  };
});

export const closeSiteHandler = command(closeSite, async ({ siteId }, { tx }): Promise<Done> => {
  const site = await findSite(tx, siteId);
  if (!site || !(await findKeptUnit(tx, site.unitId))) throw shiftProblem('site_not_found');
  if (site.until && site.until <= tx.at) throw shiftProblem('site_closed');
  endSite(tx, siteId);
  return {
    subjectId: siteId,
    territoryId: site.unitId,
    events: [{ type: 'work_site.closed', siteId, unitId: site.unitId }],
    isDrill: site.isDrill,
  };
});

export const planHandler = command(planShift, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const site = input.siteId ? await findSite(tx, input.siteId) : undefined;
  if (input.kind === 'work' && !site) throw shiftProblem('site_not_found');
  const unit = await findKeptUnit(tx, site?.unitId ?? input.unitId ?? by.unitId);
  if (!unit) throw shiftProblem(site ? 'site_not_found' : 'outside_area');
  const [from, until] = [new Date(input.from), new Date(input.until)];
  const hours = longestHours[input.kind];
  if (until <= from || until.getTime() - from.getTime() > hours * HOUR_MS) throw shiftProblem('times_unfit', { hours });
  if (until <= tx.at) throw shiftProblem('over');
  if (site && ((site.from && from < site.from && until <= site.from) || (site.until && until > site.until)))
    throw shiftProblem('site_closed');
  const wanted = input.wanted ?? (input.kind === 'on_call' ? [{ role: 'duty', count: 1 }] : (site?.wanted ?? []));
  requireRoles(
    await wordsInForce(tx),
    wanted.map(({ role }) => role),
  );
  const shift = {
    shiftId: input.shiftId,
    districtId: unit.districtId,
    unitId: unit.unitId,
    siteId: site?.siteId ?? null,
    kind: input.kind,
    task: input.task,
    from,
    until,
    wanted,
    isDrill: site?.isDrill ?? false,
  };
  addShift(tx, shift, by.staffName);
  return doneOf(shift, 'shift.planned');
});

export const cancelHandler = command(cancelShift, async ({ shiftId, reason }, { tx, now }): Promise<Done> => {
  const shift = await lockShift(tx, shiftId);
  if (!shift || !(await findKeptUnit(tx, shift.unitId))) throw shiftProblem('not_found');
  if (shift.cancelledAt) throw shiftProblem('cancelled');
  if (shift.until.getTime() <= now) throw shiftProblem('over');
  const lines = await listLines(tx, shiftId);
  if (lines.some(({ cameAt }) => cameAt)) throw shiftProblem('begun');
  markCancelled(tx, shiftId, reason);
  endOnCall(
    tx,
    lines.map(({ lineId }) => lineId),
    tx.at,
  );
  // What was done with an account of it before is not undone (C22).
  for (const { accountPostId } of lines) if (accountPostId) endPost(tx, accountPostId);
  return doneOf(shift, 'shift.cancelled');
});

/** Prolonged or cut: with it whoever stands on it to its end, and their accounts, whether their tablets hear of it or not. */
export const setEndHandler = command(setShiftEnd, async ({ shiftId, until: told }, context): Promise<Done> => {
  const { tx, now } = context;
  const shift = await lockShift(tx, shiftId);
  if (!shift || shift.kind !== 'work' || !(await findKeptUnit(tx, shift.unitId))) throw shiftProblem('not_found');
  if (shift.cancelledAt) throw shiftProblem('cancelled');
  if (shift.until.getTime() <= now) throw shiftProblem('over');
  const until = new Date(Math.max(Date.parse(told), now));
  const hours = longestHours[shift.kind];
  if (until <= shift.from || until.getTime() - shift.from.getTime() > hours * HOUR_MS)
    throw shiftProblem('times_unfit', { hours });
  const site = shift.siteId ? await findSite(tx, shift.siteId) : undefined;
  if (site?.until && until > site.until && until > shift.until) throw shiftProblem('site_closed');
  if (until.getTime() === shift.until.getTime()) return doneOf(shift, 'shift.end_set', {}, { superseded: true });
  const lines = (await listLines(tx, shiftId)).filter(
    (line) => isStanding(lineState({ ...line, from: shift.from, until: shift.until }, now)) && line.leftAt === null,
  );
  if (until > shift.until) {
    const [busy] = await listBusy(
      tx,
      lines.map(({ who }) => who),
      { from: shift.until, until },
    );
    if (busy) throw shiftProblem('twice', { name: busy.name });
  }
  moveEnd(tx, shiftId, shift.until, until);
  return doneOf(shift, 'shift.end_set', { until: until.toISOString() });
});

/** The same shifts a number of weeks on, with those who stood on them asked anew; who stands elsewhere by then is left out and named. */
export const copyWeekHandler = command(
  copyWeek,
  async ({ siteId, fromMonday, toMonday }, { tx, actor, now }): Promise<Done> => {
    const by = staffOf(actor);
    const site = await findSite(tx, siteId);
    if (!site || !(await findKeptUnit(tx, site.unitId))) throw shiftProblem('site_not_found');
    const week = (monday: string) => [new Date(instantAt(monday)), new Date(instantAt(addDays(monday, 7)))] as const;
    const onMs = instantAt(toMonday) - instantAt(fromMonday);
    const before = await listShiftsOfSite(tx, siteId, ...week(fromMonday));
    if (before.length === 0) throw shiftProblem('nothing_to_copy');
    if ((await listShiftsOfSite(tx, siteId, ...week(toMonday))).length > 0) throw shiftProblem('week_not_empty');
    const later = (at: Date) => new Date(at.getTime() + onMs);
    const leftOut: string[] = [];
    let copied = 0;
    for (const shift of before) {
      const [from, until] = [later(shift.from), later(shift.until)];
      if (until.getTime() <= now) continue;
      const next = { ...shift, shiftId: newId(), from, until };
      addShift(tx, next, by.staffName);
      copied++;
      const lines = (await listLines(tx, shift.shiftId)).filter((line) => {
        const state = lineState({ ...line, from: shift.from, until: shift.until }, now);
        return isStanding(state) || state === 'missed';
      });
      const found = await findPeople(
        tx,
        {
          postIds: lines.flatMap(({ postId }) => postId ?? []),
          volunteerIds: lines.flatMap(({ volunteerId }) => volunteerId ?? []),
        },
        { from, until },
      );
      const busy = await listBusy(
        tx,
        lines.map(({ who }) => who),
        { from, until },
      );
      for (const line of lines) {
        const person = found.find((one) =>
          line.postId ? one.postId === line.postId : one.volunteerId === line.volunteerId,
        );
        if (!person?.isApproved || busy.some(({ who }) => who === line.who)) {
          leftOut.push(line.name);
          continue;
        }
        addLine(tx, {
          ...line,
          ...person,
          lineId: newId(),
          shiftId: next.shiftId,
          from,
          until,
          byName: by.staffName,
          isAccepted: false,
        });
      }
    }
    return {
      subjectId: siteId,
      territoryId: site.unitId,
      events: [{ type: 'shift.week_copied', siteId, unitId: site.unitId, shifts: copied }],
      result: { shifts: copied, leftOut: [...new Set(leftOut)] },
      isDrill: site.isDrill,
    };
  },
);
