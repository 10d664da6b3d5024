// B1: the method's own numbers, each reported for itself: channels in, groups to visit, matters that must be answered. The rhythms of supervision
// are counted where they are kept (`rhythm.tally`).

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { type MethodInForce, methodAt } from '#modules/methods/server/public.ts';
import { byHarm, conditionsOf, linesWhere } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import type { BoardInput } from '../../shared/queries.ts';
import { countBy, countParts } from './counting.ts';
import { type Frame, openFrame } from './frame.ts';
import { listChannels } from './overview.ts';

const unansweredRows = 20;

export async function answerMethod(input: BoardInput, context: Context) {
  const frame = await openFrame(input, context);
  const { actor, board, period } = frame;
  const inForce = await methodAt(context.tx, frame.unitId);
  const kindsOf = kindsByMustAnswer(inForce);
  const open: RequestFilter = { ...board, tab: 'open' };
  const unanswered: RequestFilter = { ...open, isUnanswered: true };
  const [channels, received, standing, all, rows, people] = await Promise.all([
    countBy(context, period, { received: {} }, ['channel']),
    countParts(context, period, perKind(kindsOf)),
    countParts(context, open, perKind(kindsOf, { isUnanswered: true })),
    countParts(context, unanswered, { all: {} }),
    linesWhere(context, conditionsOf(unanswered, actor), byHarm, unansweredRows, frame.asOf),
    countPeople(inForce, frame, context),
  ]);
  return {
    method: { id: inForce.id, title: inForce.method.title, version: inForce.method.version },
    channels: listChannels(inForce, channels.by.channel, (filter, value) => ({
      value,
      filter: { ...period, ...filter },
    })),
    mustVisitGroups: people,
    mustAnswerKinds: inForce.method.mustAnswerKinds.map(({ code, title }) => ({
      code,
      title,
      received: received[`${code} all`]!,
      open: standing[`${code} all`]!,
      unanswered: standing[`${code} more`]!,
    })),
    unanswered: { rows, all: all.all },
  };
}

function kindsByMustAnswer({ method }: MethodInForce): Map<string, string[]> {
  const kinds = new Map(method.mustAnswerKinds.map(({ code }) => [code, [] as string[]]));
  for (const kind of method.requestKinds) if (kind.mustAnswerKind) kinds.get(kind.mustAnswerKind)?.push(kind.code);
  return kinds;
}

/** For each matter its rows, and those of them that meet one more condition. */
function perKind(kinds: ReadonlyMap<string, string[]>, more: RequestFilter = {}): Record<string, RequestFilter> {
  return Object.fromEntries(
    [...kinds].flatMap(([code, kindCodes]) => [
      [`${code} all`, { kindCodes }],
      [`${code} more`, { kindCodes, ...more }],
    ]),
  );
}

/** Heads only; who they are is opened in the residents' register, by those who may. */
async function countPeople({ method }: MethodInForce, frame: Frame, { tx }: Context) {
  const groups = method.mustVisitGroups;
  const isTerritory = frame.actor.reach === 'territory';
  const counts = isTerritory
    ? await tx.all<{ flag: string; people: number }>(
        sql`select flag, people from app.count_flagged(${frame.unitId}, ${groups.map(({ code }) => code)}, ${frame.day}::date)`,
      )
    : [];
  const found = new Map(counts.map(({ flag, people }) => [flag, people]));
  return groups.map(({ code, title, sensitivity }) => ({
    code,
    title,
    people: isTerritory && (sensitivity === 'normal' || frame.seesSensitive) ? (found.get(code) ?? 0) : null,
  }));
}
