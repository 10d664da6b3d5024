// Where a sealed box comes in: opened under its lease's key, done entry by entry in the device's order, answered under the same key. Who brings it is not asked.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Bus, malformed } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { appVersion, isNewer } from '#kernel/server/version.ts';
import { type BoxEntry, type BoxOutcome, boxAnswerSchema, boxSchema, entrySchema } from '#kernel/shared/box.ts';
import { readInput } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { strandAct } from '../shared/commands.ts';
import { doneAtOf, leaseStateAt } from '../shared/lease.ts';
import { phoneProblem } from '../shared/problems.ts';
import { boxKey, openEntry, sealAnswer } from './keys.ts';
import { findLease, type LeaseRow, noteDone, noteHeard } from './store.ts';

/** Out of its maker's hands by now: the lease, the post or the place. Only `lease_ended` is told before anything is stored; the others are judged by the handler. */
const isOutOfHand = ({ code, status }: ProblemBody): boolean =>
  code === 'kernel.lease_ended' || status === 403 || (status === 404 && code !== 'kernel.unknown_command');

export async function boxDoor(app: FastifyInstance, house: House, bus: Bus): Promise<void> {
  const { database, secrets } = house;

  /** A lease opens what is made to be done off line, and nothing else: no look at a sealed number, no appointment, no order. */
  function refusalOf({ envelope }: BoxEntry): Outcome | undefined {
    const spec = house.commands.get(envelope.name)?.spec;
    if (!spec || spec.worksOffline) return undefined;
    return { outcome: 'rejected', commandId: envelope.id, problem: phoneProblem('not_off_line').body() };
  }

  /** A command of this house, in a shape it knows. */
  function isKnown({ envelope }: BoxEntry): boolean {
    const spec = house.commands.get(envelope.name)?.spec;
    return spec !== undefined && readInput(spec, envelope.input ?? {}).success;
  }

  /** In their order; after one that must be tried again nothing more is done. What a phone newer than the house says waits until the house knows it. */
  async function doEntries(
    leaseId: string,
    version: string | undefined,
    all: readonly { entry: BoxEntry; doneAt: number }[],
  ): Promise<Outcome[]> {
    const strange =
      version !== undefined && isNewer(version, appVersion) ? all.findIndex(({ entry }) => !isKnown(entry)) : -1;
    const entries = strange < 0 ? all : all.slice(0, strange);
    const mayDo = entries.filter(({ entry }) => refusalOf(entry) === undefined);
    const done = await bus.executeMany(
      mayDo.map(({ entry: { envelope, postId }, doneAt }) => ({
        envelope,
        credentials: { as: 'lease', leaseId, postId, doneAt },
      })),
    );
    const byId = new Map(done.map((outcome) => [outcome.commandId, outcome]));
    return entries.flatMap(({ entry }) => refusalOf(entry) ?? byId.get(entry.envelope.id) ?? []);
  }

  /** Undefined: nobody could be found who decides. */
  async function handOn(leaseId: string, entry: BoxEntry, doneAt: number, problem: ProblemBody) {
    const { id, name, input } = entry.envelope;
    const handed = await bus.execute(
      {
        id: newId(),
        name: strandAct.name,
        input: {
          actId: id,
          leaseId,
          postId: entry.postId,
          command: name,
          input,
          doneAt: new Date(doneAt).toISOString(),
          problem,
        },
      },
      { as: 'system', name: 'phones' },
    );
    return 'result' in handed ? (handed.result as { toUnit: string }).toUnit : undefined;
  }

  app.route({
    method: 'POST',
    url: '/api/box',
    schema: {
      tags: ['phones'],
      summary: '手机离线期间办的事，封装上传 What a phone did off line, sealed',
      body: boxSchema,
      response: { 200: boxAnswerSchema },
    },
    validatorCompiler: () => () => true,
    bodyLimit: 32 * 1024 * 1024,
    handler: async (request): Promise<z.input<typeof boxAnswerSchema>> => {
      const parsed = boxSchema.safeParse(request.body ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      const { leaseId, clock, entries, ...heard } = parsed.data;
      const lease = await database.asOwner((tx) => findLease(tx, leaseId));
      if (!lease) throw phoneProblem('no_lease');
      const key = boxKey(secrets, lease.publicKey, leaseId);
      const now = database.clock.now();
      const read = entries.map((sealed) => readEntry(key, leaseId, sealed));
      const torn = read.flatMap((entry, place) => (entry ? [] : [place]));
      // None of them opens: not this phone's box at all.
      if (torn.length > 0 && torn.length === entries.length) throw phoneProblem('no_lease');
      const opened = datedBy(lease, read, now);
      const outcomes: BoxOutcome[] = [];
      const told = new Map(
        (await doEntries(leaseId, heard.version, opened)).map((outcome) => [outcome.commandId, outcome]),
      );
      const left = opened.find(({ entry }) => (told.get(entry.envelope.id)?.outcome ?? 'retry') === 'retry');
      for (const { entry, doneAt } of opened) {
        const { seq } = entry;
        const outcome = told.get(entry.envelope.id);
        if (!outcome) continue;
        const toUnit =
          outcome.outcome === 'rejected' && isOutOfHand(outcome.problem)
            ? await handOn(leaseId, entry, doneAt, outcome.problem)
            : undefined;
        outcomes.push({ ...outcome, seq, ...(toUnit ? { outcome: 'handed_on', toUnit } : {}) });
      }
      const ended = await database.asOwner(async (tx) => {
        noteHeard(tx, leaseId, { ...heard, clockAhead: clock - now, version: heard.version });
        const last = opened.slice(0, left && opened.indexOf(left)).at(-1);
        if (last) noteDone(tx, leaseId, last.entry.seq, last.doneAt);
        return findLease(tx, leaseId);
      });
      const { endsAt, endedAt } = ended ?? lease;
      return {
        state: leaseStateAt({ endsAt: endsAt.getTime(), endedAt: endedAt?.getTime() ?? null }, now),
        endsAt,
        clockAhead: clock - now,
        judged: left?.place ?? entries.length,
        torn,
        outcomes: sealAnswer(key, leaseId, outcomes),
      };
    },
  });
}

/** Undefined: damaged where it lay, or not sealed by this phone. It keeps no other from being done. */
function readEntry(key: Buffer, leaseId: string, sealed: string): BoxEntry | undefined {
  try {
    return entrySchema.safeParse(openEntry(key, leaseId, sealed)).data;
  } catch {
    return undefined;
  }
}

/** When each was done. What comes after the last that was judged goes on from there; an older one, brought by another phone meanwhile, has a time of its own. */
function datedBy(lease: LeaseRow, read: readonly (BoxEntry | undefined)[], now: number) {
  const grantedAt = lease.grantedAt.getTime();
  let before = grantedAt;
  return read.flatMap((entry, place) => {
    if (!entry) return [];
    const goesOn = lease.lastDoneAt !== null && entry.seq > lease.lastDoneSeq;
    if (goesOn) before = Math.max(before, lease.lastDoneAt!.getTime());
    before = doneAtOf({ at: Date.parse(entry.envelope.at), off: entry.off }, before, now);
    return [{ entry, place, doneAt: before }];
  });
}
