// The answers about rosters: states, gaps and hours are worked out by the shared rules; numbers of telephones are masked here.
import { type Context, query } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, DAY_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import { fatigueOf, isAvailable } from '../shared/hours.ts';
import { shiftProblem } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { gapsOf, lineState } from '../shared/roster.ts';
import { limitsInForce, wordsInForce } from './standing.ts';
import { mayLead } from './store/shifts.ts';
import { listCommunities } from './store/volunteers.ts';
import * as views from './views/roster.ts';

/** Shifts with who stands on them, how tired each would be, and what is lacking. */
async function rosterOf(tx: Tx, shifts: readonly views.ShiftView[], now: number): Promise<q.RosterShift[]> {
  if (shifts.length === 0) return [];
  const limits = await limitsInForce(tx);
  const all = await views.listLineViews(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  const begin = Math.min(...shifts.map(({ from }) => from.getTime())) - 7 * DAY_MS;
  const end = Math.max(...shifts.map(({ until }) => until.getTime()));
  const who = [...new Set(all.map((line) => line.who))];
  const spans = Map.groupBy(await views.listSpans(tx, who, new Date(begin), new Date(end)), (span) => span.who);
  const byShift = Map.groupBy(all, ({ shiftId }) => shiftId);
  return shifts.map((shift) => {
    const lines = (byShift.get(shift.shiftId) ?? []).map(
      ({ who: one, shiftId: _, acceptedAt, declinedAt, replacedAt, ...line }) => {
        const own = { from: (line.cameAt ?? shift.from).getTime(), until: (line.leftAt ?? shift.until).getTime() };
        const others = (spans.get(one) ?? []).filter(({ lineId }) => lineId !== line.lineId);
        const facts = { ...line, from: shift.from, until: shift.until, acceptedAt, declinedAt, replacedAt };
        return { ...line, state: lineState(facts, now), fatigue: fatigueOf(own, others, limits) };
      },
    );
    return { ...shift, lines, gaps: gapsOf(shift.wanted, lines) };
  });
}

export const weekAnswer = query(q.shiftWeek, async ({ monday, siteId }, { tx, now }) => {
  const [from, until] = [new Date(instantAt(monday)), new Date(instantAt(addDays(monday, 7)))];
  const found = await views.listShifts(tx, from, until, siteId);
  const shifts = await rosterOf(tx, found.slice(0, views.mostShifts), now);
  return {
    words: await wordsInForce(tx),
    sites: await views.listSites(tx, until, siteId),
    shifts,
    withGaps: shifts.filter(({ gaps, until: end }) => gaps.length > 0 && end.getTime() > now).length,
    limits: await limitsInForce(tx),
    hasMore: found.length > views.mostShifts,
  };
});

export const siteDayAnswer = query(q.siteDay, async ({ siteId, on }, { tx, now, secrets }) => {
  const [from, until] = [new Date(instantAt(on)), new Date(instantAt(addDays(on, 1)))];
  const [site] = await views.listSites(tx, until, siteId);
  if (!site) throw shiftProblem('site_not_found');
  const notes = await views.listNotes(tx, siteId, from, until);
  return {
    words: await wordsInForce(tx),
    site,
    shifts: await rosterOf(tx, await views.listShifts(tx, from, until, siteId), now),
    notes: notes.map((note) => ({
      ...note,
      told: secrets.open(note.told),
      done: note.done && secrets.open(note.done),
    })),
  };
});

export const pageAnswer = query(q.shiftPage, async ({ shiftId }, { tx, now }) => {
  const found = await views.findShiftView(tx, shiftId);
  if (!found) throw shiftProblem('not_found');
  const [shift] = await rosterOf(tx, [found], now);
  if (!shift) throw shiftProblem('not_found');
  return { words: await wordsInForce(tx), shift, mayLead: await mayLead(tx, found) };
});

export const candidatesAnswer = query(q.shiftCandidates, async ({ shiftId, text }, { tx }) => {
  const shift = await views.findShiftView(tx, shiftId);
  if (!shift || !(await mayLead(tx, shift))) throw shiftProblem('not_found');
  const limits = await limitsInForce(tx);
  const rows = await views.listCandidates(tx, shift, text);
  const during = { from: shift.from.getTime(), until: shift.until.getTime() };
  const spans = Map.groupBy(
    await views.listSpans(
      tx,
      rows.map(({ who }) => who),
      new Date(during.from - 7 * DAY_MS),
      shift.until,
    ),
    ({ who }) => who,
  );
  const found = rows.slice(0, views.mostCandidates).map(({ who, available, ...row }) => {
    const others = spans.get(who) ?? [];
    const busy = others.find(({ from, until }) => from < during.until && until > during.from);
    return {
      ...row,
      busyAt: busy?.siteTitle ?? null,
      isAvailable: isAvailable(available, during),
      fatigue: fatigueOf(during, others, limits),
    };
  });
  // Who is free comes first.
  const isBusy = ({ busyAt }: q.Candidate) => Number(busyAt !== null);
  return {
    rows: found.toSorted((a, b) => isBusy(a) - isBusy(b)),
    hasMore: rows.length > views.mostCandidates,
  };
});

export const mineAnswer = query(q.myShifts, async (_, { tx, actor, now }) => {
  const rows = await views.listMine(tx);
  const full: q.MyShift[] = [];
  for (const row of rows) {
    const isWatch = row.kind === 'on_call' && row.until.getTime() > now - DAY_MS;
    full.push({
      ...row,
      next: (isWatch && (await views.findNext(tx, row.lineId))) || null,
      handedBy: (isWatch && (await views.findHandedTo(tx, row.lineId))) || null,
    });
  }
  return {
    words: await wordsInForce(tx),
    rows: full,
    wantsPledge: actor.kind === 'staff' && (await views.wantsPledge(tx, actor.postId)),
    unitName: actor.kind === 'staff' ? actor.unitName : null,
  };
});

export const hoursAnswer = query(q.shiftHours, async ({ from, to }, { tx }) => {
  const rows = await views.listHours(tx, from, to);
  const people = [...Map.groupBy(rows, ({ who }) => who).values()].flatMap((mine) => {
    const [first] = mine;
    if (!first) return [];
    return [
      {
        who: first.who,
        name: first.name,
        sort: first.sort,
        fromText: first.fromText,
        minutes: mine.reduce((sum, { minutes }) => sum + minutes, 0),
        times: mine.reduce((sum, { times }) => sum + times, 0),
        byRole: mine.map(({ role, minutes }) => ({ role, minutes })),
      },
    ];
  });
  const roles = [...Map.groupBy(rows, ({ role }) => role)].map(([role, of]) => ({
    role,
    minutes: of.reduce((sum, { minutes }) => sum + minutes, 0),
    people: of.length,
  }));
  return { words: await wordsInForce(tx), people, roles, hasMore: rows.length > 3000 };
});

export const coverageAnswer = query(q.secondedCoverage, async ({ only }, { tx }) => {
  const all = await views.listSeconded(tx);
  const units = [...Map.groupBy(all, ({ streetId }) => streetId).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    return [
      {
        unitId: first.streetId,
        name: first.streetName,
        sent: of.length,
        placed: of.filter(({ task }) => task !== null).length,
        pledged: of.filter(({ pledgedAt }) => pledgedAt !== null).length,
      },
    ];
  });
  const lacking = {
    all: () => true,
    without_place: ({ task }: views.SecondedRow) => task === null,
    without_pledge: ({ pledgedAt }: views.SecondedRow) => pledgedAt === null,
  };
  const count = (which: keyof typeof lacking) => all.filter(lacking[which]).length;
  return {
    units,
    rows: all.filter(lacking[only]).map(({ streetId: _, ...row }) => row),
    counts: { all: count('all'), without_place: count('without_place'), without_pledge: count('without_pledge') },
  };
});

const shown = ({ phone, unitId: _, ...row }: views.VolunteerView, { secrets }: Context): q.VolunteerLine => ({
  ...row,
  phone: maskPhone(secrets.open(phone)),
});

export const volunteersAnswer = query(q.listVolunteers, async (input, context) => {
  const { tx } = context;
  const rows = await views.listVolunteerViews(tx, input);
  return {
    rows: rows.slice(0, views.mostVolunteers).map((row) => shown(row, context)),
    counts: await views.countVolunteers(tx),
    units: await views.listKeptCommunities(tx),
    hasMore: rows.length > views.mostVolunteers,
  };
});

/** The one that counts: the latest application that was not declined or left; else the latest. */
export const myVolunteeringAnswer = query(q.myVolunteering, async (_, context) => {
  const { tx } = context;
  const mine = await views.listVolunteerViews(tx, 'own');
  const me = mine.find(({ state }) => state === 'approved' || state === 'applied') ?? mine[0];
  const open = me?.state === 'approved' ? await views.listOpenShifts(tx) : [];
  const counts = Map.groupBy(
    await views.listStandingCounts(
      tx,
      open.map(({ shiftId }) => shiftId),
    ),
    ({ shiftId }) => shiftId,
  );
  const hours = me ? await views.listHours(tx, '2000-01-01', '2999-12-31', true) : [];
  const { phone: _phone, ...own } = me ? shown(me, context) : { phone: '' };
  return {
    words: await wordsInForce(tx),
    me: me ? (own as Omit<q.VolunteerLine, 'phone'>) : null,
    byRole: hours.map(({ role, minutes }) => ({ role, minutes })),
    open: open.flatMap(({ shiftId, siteTitle, placeText, task, from, until, wanted }) => {
      const standing = (counts.get(shiftId) ?? []).flatMap(({ role, count }) =>
        Array.from({ length: count }, () => ({ role, state: 'accepted' as const })),
      );
      const gaps = gapsOf(wanted, standing);
      const isFree = isAvailable(me?.available ?? [], { from: from.getTime(), until: until.getTime() });
      return gaps.length > 0 ? [{ shiftId, siteTitle, placeText, task, from, until, gaps, isAvailable: isFree }] : [];
    }),
    communities: await listCommunities(tx),
  };
});
