// Where a sealed box comes in: opened under its lease's key, done entry by entry in the device's order, answered under the same key. Who brings it is not asked.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Bus, malformed } from '#kernel/server/bus-steps.ts';
import type { House } from '#kernel/server/house.ts';
import { type BoxEntry, type BoxOutcome, boxAnswerSchema, boxSchema, entrySchema } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { strandAct } from '../shared/commands.ts';
import { doneAtOf, leaseStateAt } from '../shared/lease.ts';
import { phoneProblem } from '../shared/problems.ts';
import { boxKey, openEntry, sealAnswer } from './keys.ts';
import { findLease, noteHeard } from './store.ts';

/** Out of its maker's hands by now: the lease, the post or the place. Only `lease_ended` is told before anything is stored; the others are judged by the handler. */
const isOutOfHand = ({ code, status }: ProblemBody): boolean =>
  code === 'kernel.lease_ended' || status === 403 || status === 404;

export async function boxDoor(app: FastifyInstance, house: House, bus: Bus): Promise<void> {
  const { database, secrets } = house;

  /** A lease opens what is made to be done off line, and nothing else: no look at a sealed number, no appointment, no order. */
  function refusalOf({ envelope }: BoxEntry): Outcome | undefined {
    const spec = house.commands.get(envelope.name)?.spec;
    if (!spec || spec.worksOffline) return undefined;
    return { outcome: 'rejected', commandId: envelope.id, problem: phoneProblem('not_off_line').body() };
  }

  /** In their order; after one that must be tried again nothing more is done. */
  async function doEntries(
    leaseId: string,
    entries: readonly { entry: BoxEntry; doneAt: number }[],
  ): Promise<Outcome[]> {
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
      let before = lease.grantedAt.getTime();
      const opened = entries.map((sealed) => {
        const entry = readEntry(key, leaseId, sealed);
        before = doneAtOf({ at: Date.parse(entry.envelope.at), off: entry.off }, before, now);
        return { entry, doneAt: before };
      });
      const outcomes: BoxOutcome[] = [];
      const told = new Map((await doEntries(leaseId, opened)).map((outcome) => [outcome.commandId, outcome]));
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
        return findLease(tx, leaseId);
      });
      const { endsAt, endedAt } = ended ?? lease;
      return {
        state: leaseStateAt({ endsAt: endsAt.getTime(), endedAt: endedAt?.getTime() ?? null }, now),
        endsAt,
        clockAhead: clock - now,
        outcomes: sealAnswer(key, leaseId, outcomes),
      };
    },
  });
}

/** Not sealed by this phone, or torn on its way: nothing of the batch after it can be trusted to be in order. */
function readEntry(key: Buffer, leaseId: string, sealed: string): BoxEntry {
  let opened: unknown;
  try {
    opened = openEntry(key, leaseId, sealed);
  } catch {
    throw phoneProblem('no_lease');
  }
  const parsed = entrySchema.safeParse(opened);
  if (!parsed.success) throw malformed(parsed.error);
  return parsed.data;
}
