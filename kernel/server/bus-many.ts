// Many acts of one kind by one hand, done together: what a sampling site has gathered in an hour without a network comes in by the thousand, and a transaction each is
// what it would cost otherwise. The same rules in the same order as one by one (bus.ts), and one by one where anything is out of the ordinary.
import type { Outcome } from '#kernel/shared/outcome.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { actorId, enter, mustMayAct, type StaffActor } from './actor.ts';
import { type Act, accepted, type Bus, parse, permit, storeRefusal } from './bus-steps.ts';
import { problemOfDatabase } from './database-problems.ts';
import type { Done, House } from './house.ts';
import { problemOf } from './http/problems.ts';
import { appendToJournal } from './journal.ts';

/** Of one batch that is done together: one refused transaction costs as much again. */
const mostTogether = 200;

export function manyExecutor(house: House, execute: Bus['execute']): Bus['executeMany'] {
  const one = ({ envelope, credentials }: Act): Promise<Outcome> =>
    execute(envelope, credentials).catch((error: unknown): Outcome => {
      const problem = (error instanceof Problem ? error : bugOf(error)).body();
      return { outcome: problem.remedy === 'retry' ? 'retry' : 'rejected', commandId: envelope.id, problem };
    });

  async function together(acts: readonly Act[]): Promise<Outcome[] | undefined> {
    const [first] = acts;
    if (!first) return [];
    const parsed = acts.map(({ envelope }) => parse(house, envelope));
    const { entry } = parsed[0]!;
    const { handleMany, spec } = entry;
    if (!handleMany) return undefined;
    const calendar = await house.calendar();
    const known: { staff?: StaffActor } = {};
    const results = await house.database.transact(
      async (tx) => {
        const actor = await enter(tx, first.credentials, house.secrets);
        if (actor.kind === 'staff') known.staff = actor;
        permit(entry, actor);
        mustMayAct(actor);
        const items = acts.map(({ envelope, credentials }, n) => {
          const deviceAt = envelope.at ? Date.parse(envelope.at) : Number.NaN;
          return {
            input: parsed[n]!.input,
            commandId: envelope.id,
            deviceAt: Number.isFinite(deviceAt) ? deviceAt : undefined,
            doneAt: credentials.as === 'lease' ? Math.min(credentials.doneAt, tx.now) : tx.now,
          };
        });
        // Where it slept for one of them all are done one by one, and that one is refused.
        if (spec.power)
          await house.powers?.mustBeAwake(
            tx,
            spec.power,
            actor,
            items.map(({ doneAt }) => doneAt),
          );
        const done = await handleMany(items, {
          tx,
          actor,
          now: tx.now,
          secrets: house.secrets,
          files: house.files,
          calendar,
        });
        for (const [n, result] of done.entries()) {
          if (result instanceof Problem) continue;
          appendToJournal(tx, house.secrets, {
            commandId: items[n]!.commandId,
            name: spec.name,
            outcome: result.superseded ? 'superseded' : 'accepted',
            actor,
            actorId: actorId(actor),
            deviceAt: items[n]!.deviceAt === undefined ? null : new Date(items[n]!.deviceAt),
            inputDigest: parsed[n]!.inputDigest,
            input: items[n]!.input,
            secretFields: spec.secretFields ?? [],
            done: result,
          });
        }
        return done;
      },
      { writes: true },
    );
    house.announce();
    return Promise.all(results.map((result, n) => outcomeOf(result, acts[n]!, parsed[n]!.inputDigest, known.staff)));
  }

  async function outcomeOf(
    result: Done | Problem,
    { envelope }: Act,
    inputDigest: Buffer,
    staff: StaffActor | undefined,
  ): Promise<Outcome> {
    if (!(result instanceof Problem)) return accepted(envelope.id, result);
    if (staff) return storeRefusal(house, envelope, inputDigest, staff, result);
    return { outcome: 'rejected', commandId: envelope.id, problem: result.body() };
  }

  return async (acts) => {
    const outcomes: Outcome[] = [];
    for (const group of groupsOf(house, acts)) {
      const done = group.length > 1 ? await together(group).catch(() => undefined) : undefined;
      if (done) {
        outcomes.push(...done);
        continue;
      }
      for (const act of group) {
        const outcome = await one(act);
        outcomes.push(outcome);
        // Its order is kept: what comes after waits with it.
        if (outcome.outcome === 'retry') return outcomes;
      }
    }
    return outcomes;
  };

  function bugOf(error: unknown): Problem {
    const problem = problemOfDatabase(error, house.constraints);
    if (problem === 'again') return kernelProblem('busy');
    // A fault of ours is said as one and keeps no other act from being done.
    return problem ?? problemOf(error, { error: (what, message) => console.error(message, what) });
  }
}

/** Runs of one command by one hand, as long as they may be. */
function groupsOf(house: House, acts: readonly Act[]): Act[][] {
  const groups: Act[][] = [];
  for (const act of acts) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isSame =
      before !== undefined &&
      last !== undefined &&
      last.length < mostTogether &&
      before.envelope.name === act.envelope.name &&
      house.commands.get(act.envelope.name)?.handleMany !== undefined &&
      handOf(before) === handOf(act);
    if (isSame) last.push(act);
    else groups.push([act]);
  }
  return groups;
}

const handOf = ({ credentials }: Act): string =>
  credentials.as === 'lease' ? `${credentials.leaseId} ${credentials.postId}` : JSON.stringify(credentials);
