// Tells the tales to the house: every step is a command, issued at its own time by whoever it belongs to, all tales together in order of time, with
// the rings and cards that time brings in between. Ids come from the tale, so that telling again after a cut changes nothing.
import type { Credentials } from '#kernel/server/actor.ts';
import { systemHand } from '#kernel/server/reactions.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { shanghaiIso } from '#kernel/shared/field-rules.ts';
import type { OpenHouse } from '../../../server/run.ts';
import { demoDeviceKey } from '../../devices.ts';
import { homeCommunity, placeIdOf, seedId, staffIdOf, unitIdOf } from '../../ids.ts';
import { type Cast, callCast, type Player } from '../cast.ts';
import { type Hats, lendHats } from './hats.ts';
import { kindOfTaker, requestIdOf, type Step, type Tale, type TaleFact, timesOf, type Who } from './tale.ts';

export type SettableClock = { now(): number; isShifted(): boolean; canBeTurned: boolean; at: number };
export type Refused = { key: string; deed: string; problem: string };

const recordIdOf = (key: string, nth: number): string => seedId('record', `${key} ${nth}`);

/** Gives what was refused: nothing, unless the house has learned new rules that the tales do not know yet. */
export async function tellTales(
  opened: OpenHouse,
  clock: SettableClock,
  tales: readonly Tale[],
  now: number,
): Promise<Refused[]> {
  const { house, bus } = opened;
  clock.at = now;
  const cast = await house.database.asOwner(callCast);
  const hats = await lendHats(house.database, house.secrets);
  const hand = systemHand(house, bus);
  const refused: Refused[] = [];
  const broken = new Set<string>();

  const deeds = tales
    .flatMap((tale) => timesOf(tale, now).map((at, nth) => ({ tale, nth, at })))
    .sort((a, b) => a.at - b.at || a.nth - b.nth);
  const issue = async ({ tale, nth, at }: (typeof deeds)[number]): Promise<void> => {
    const { name, input: told, who } = nth === 0 ? reportOf(tale) : commandOf(tale, nth, tale.steps[nth - 1]!);
    const input = atItsTime(told, at);
    const as = await credentialsOf(who, tale, { cast, hats, opened });
    const id = seedId('command', `${tale.key} ${nth}`);
    const outcome = as
      ? await bus
          .execute({ id, name, input }, as)
          .catch((error: unknown) => ({ problem: { title: { zh: String(error) } } }))
      : { problem: { title: { zh: `${who}：没有这个人 nobody of that name` } } };
    if (!('problem' in outcome)) return;
    broken.add(tale.key);
    refused.push({ key: tale.key, deed: name, problem: outcome.problem.title.zh });
  };

  try {
    for (const deed of deeds) {
      await letTimePass(deed.at);
      clock.at = deed.at;
      if (!broken.has(deed.tale.key)) await issue(deed);
    }
    await letTimePass(now);
  } finally {
    await hats.giveBack();
  }
  return refused;

  /** Wakes whatever asked to be woken before then, each at its moment. */
  async function letTimePass(until: number): Promise<void> {
    for (;;) {
      const due = await house.database.asOwner((tx) =>
        tx.first<{ id: string; wakeAt: Date }>(
          sql`select id, wake_at as "wakeAt" from requests where wake_at <= ${new Date(until)} order by wake_at limit 1`,
        ),
      );
      if (!due) return;
      clock.at = due.wakeAt.getTime();
      const dueAt = due.wakeAt.toISOString();
      const outcome = await hand.issue(`${due.id} ${dueAt}`, 'request.tick', { requestId: due.id, dueAt });
      if ('problem' in outcome) return;
    }
  }
}

/** People make appointments for a quarter of an hour. */
const onTheQuarter = (at: number): number => Math.round(at / (15 * MINUTE_MS)) * 15 * MINUTE_MS;

/** Facts with their times counted from the step. */
function atItsTime(input: object & { facts?: readonly TaleFact[] }, at: number): object {
  if (!input.facts) return input;
  const facts = input.facts.map(({ field, value }) => ({
    field,
    value:
      typeof value === 'object' && 'minutes' in value
        ? shanghaiIso(onTheQuarter(at + value.minutes * MINUTE_MS))
        : value,
  }));
  return { ...input, facts };
}

function reportOf(tale: Tale): { name: string; input: object; who: Who } {
  const { caller, place, unit, channel } = tale;
  const who = kindOfTaker(tale);
  const input = {
    requestId: requestIdOf(tale.key),
    channel,
    ...(place ? { placeId: placeIdOf(place) } : {}),
    ...(unit ? { territoryId: unitIdOf(unit) } : {}),
    ...(caller?.name ? { callerName: caller.name } : {}),
    ...(caller?.phone && who !== 'caller' ? { callerPhone: caller.phone } : {}),
    ...tale.report,
  };
  return { name: 'request.report', input, who };
}

/** The ids that the commands want, made from the tale's own. */
function commandOf(tale: Tale, nth: number, [, who, deed, given]: Step): { name: string; input: object; who: Who } {
  const requestId = requestIdOf(tale.key);
  const own = recordIdOf(tale.key, nth);
  if (deed === 'merge') {
    const { into, ...rest } = given;
    return { name: 'request.merge', input: { requestId, intoId: requestIdOf(into), ...rest }, who };
  }
  const asked = tale.steps.findLastIndex((step, i) => i < nth - 1 && step[2] === 'ask_approval') + 1;
  const ids: Partial<Record<Step[2], object>> = {
    note: { noteId: own },
    state: { noteId: own },
    thank: { noteId: own },
    call_back: { callbackId: own },
    remind: { supervisionId: own },
    escalate: { supervisionId: own },
    supervise: { supervisionId: own },
    convene: { supervisionId: own },
    ask_approval: { approvalId: own },
    decide: { approvalId: recordIdOf(tale.key, asked) },
  };
  return { name: `request.${deed}`, input: { requestId, ...ids[deed], ...given }, who };
}

type Stage = { cast: Cast; hats: Hats; opened: OpenHouse };

async function credentialsOf(who: Who, tale: Tale, { cast, hats, opened }: Stage): Promise<Credentials | undefined> {
  if (who === 'caller') {
    return tale.caller?.phone ? hats.ofResident(tale.caller.phone) : { as: 'anonymous', followKey: `seed ${tale.key}` };
  }
  if (who.startsWith('device ')) return { as: 'device', deviceNo: who.slice('device '.length), key: demoDeviceKey };
  const player = await playerOf(who, tale, cast, opened);
  return player && hats.ofStaff(player);
}

async function playerOf(who: Who, tale: Tale, cast: Cast, { house }: OpenHouse): Promise<Player | undefined> {
  const community = tale.community ?? homeCommunity;
  const isHome = community === homeCommunity;
  switch (who) {
    case 'desk':
      return isHome ? cast.desk : cast.staff(staffIdOf(`desk ${community}`));
    case 'checker':
      return isHome ? cast.secondDesk : cast.staff(staffIdOf(`secretary ${community}`));
    case 'secretary':
      return isHome ? cast.secretary : cast.staff(staffIdOf(`secretary ${community}`));
    case 'worker':
      return cast.workerAt(await gridOf(tale, house.database));
    case 'lead': {
      const row = await house.database.asOwner((tx) =>
        tx.first<{ leadUnitId: string | null; leadPostId: string | null }>(sql`
          select lead_unit_id as "leadUnitId", lead_post_id as "leadPostId" from requests where id = ${requestIdOf(tale.key)}`),
      );
      const named = row?.leadPostId ? cast.holderOf(row.leadPostId) : undefined;
      return named ?? (row?.leadUnitId ? cast.handlerAt(row.leadUnitId) : undefined);
    }
    default:
      return cast.staff(staffIdOf(who));
  }
}

async function gridOf(tale: Tale, database: Database): Promise<string> {
  if (!tale.place) return unitIdOf(tale.unit ?? homeCommunity);
  const row = await database.asOwner((tx) =>
    tx.first<{ gridId: string }>(
      sql`select grid_id as "gridId" from place_grids where place_id = ${placeIdOf(tale.place!)} and upper_inf(valid)`,
    ),
  );
  return row?.gridId ?? '';
}
