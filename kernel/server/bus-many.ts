// Many acts by one hand, done together: what a phone or a sampling table has gathered in an hour without a network comes in by the hundred, and a transaction each is what
// it would cost otherwise. The same rules in the same order as one by one (bus.ts); where anything is out of the ordinary, in smaller parts and at last one by one.
import type { Outcome } from '#kernel/shared/outcome.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { type Actor, actorId, enter, mustMayAct, type StaffActor } from './actor.ts';
import { type Act, accepted, type Bus, parse, permit, storeRefusal } from './bus-steps.ts';
import { problemOfDatabase } from './database-problems.ts';
import type { Done, House } from './house.ts';
import { problemOf } from './http/problems.ts';
import { type Appending, appendAllToJournal } from './journal.ts';
import { cut, runsInLanes } from './lanes.ts';
import { OutOfDate, type Tx } from './transaction.ts';

/** Of one batch that is done together: one refused transaction costs as much again. */
const mostTogether = 200;

export function manyExecutor(house: House, execute: Bus['execute']): Bus['executeMany'] {
  const one = ({ envelope, credentials }: Act): Promise<Outcome> =>
    execute(envelope, credentials).catch((error: unknown): Outcome => {
      const problem = (error instanceof Problem ? error : bugOf(error)).body();
      return { outcome: problem.remedy === 'retry' ? 'retry' : 'rejected', commandId: envelope.id, problem };
    });

  /** Of one hand. Undefined where nothing would be gained. */
  async function together(acts: readonly Act[]): Promise<Outcome[] | undefined> {
    const [first] = acts;
    if (!first) return [];
    if (acts.length === 1) return undefined;
    const calendar = await house.calendar();
    const known: { staff?: StaffActor } = {};
    const items = acts.map(({ envelope, credentials }, place) => {
      const deviceAt = envelope.at ? Date.parse(envelope.at) : Number.NaN;
      return {
        ...parse(house, envelope),
        place,
        commandId: envelope.id,
        deviceAt: Number.isFinite(deviceAt) ? deviceAt : undefined,
        toldAt: credentials.as === 'lease' ? credentials.doneAt : Number.POSITIVE_INFINITY,
      };
    });
    const results = await house.database.transact(
      async (tx) => {
        const actor = await enterForAll(tx, acts);
        if (actor.kind === 'staff') known.staff = actor;
        mustMayAct(actor);
        const { secrets, files } = house;
        const shared = { tx, actor, now: tx.now, secrets, files, calendar };
        const all: (Done | Problem)[] = [];
        const rows: Appending[] = [];
        for (const run of runsInLanes(items)) {
          const { entry } = run[0]!;
          permit(entry, actor);
          const dated = run.map((item) => ({ ...item, doneAt: Math.min(item.toldAt, tx.now) }));
          // Where it slept for one of them all are done one by one, and that one is refused.
          if (entry.spec.power)
            await house.powers?.mustBeAwake(
              tx,
              entry.spec.power,
              actor,
              dated.map(({ doneAt }) => doneAt),
            );
          const done =
            entry.handleMany && dated.length > 1
              ? await entry.handleMany(dated, shared)
              : await inTurn(dated, (item) => entry.handle(item.input, { ...shared, ...item }));
          for (const [n, result] of done.entries()) {
            const { place, commandId, deviceAt, inputDigest, input } = dated[n]!;
            all[place] = result;
            if (result instanceof Problem) continue;
            rows[place] = {
              commandId,
              name: entry.spec.name,
              outcome: result.superseded ? 'superseded' : 'accepted',
              actor,
              actorId: actorId(actor),
              deviceAt: deviceAt === undefined ? null : new Date(deviceAt),
              inputDigest,
              input,
              secretFields: entry.spec.secretFields ?? [],
              done: result,
            };
          }
        }
        // In the order in which they were done there, with none where one was refused.
        appendAllToJournal(tx, house.secrets, Object.values(rows));
        return all;
      },
      { writes: true },
    );
    house.announce();
    return Promise.all(results.map((result, n) => outcomeOf(result, acts[n]!, items[n]!.inputDigest, known.staff)));
  }

  /** Who may at the first of these instants and at the last may at all of them: a post and a lease run without a break. */
  async function enterForAll(tx: Tx, acts: readonly Act[]): Promise<Actor> {
    const byTime = acts
      .map(({ credentials }) => credentials)
      .toSorted((a, b) => (a.as === 'lease' && b.as === 'lease' ? a.doneAt - b.doneAt : 0));
    const actor = await enter(tx, byTime[0]!, house.secrets);
    return byTime[0]!.as === 'lease' ? enter(tx, byTime.at(-1)!, house.secrets) : actor;
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

  /** What stood in the way may be over by now: a lock, or a right that moved. */
  const onceMore = (error: unknown, acts: readonly Act[]): Promise<Outcome[] | undefined> | undefined =>
    error instanceof OutOfDate || problemOfDatabase(error, house.constraints) === 'again'
      ? together(acts).catch(() => undefined)
      : undefined;

  /** In parts of the same command, each together where that command can; else one by one, up to the first that must be tried again. */
  async function inParts(acts: readonly Act[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const part of partsOf(acts)) {
      const canMany = house.commands.get(part[0]!.envelope.name)?.handleMany !== undefined;
      const done = canMany && part.length < acts.length ? await together(part).catch(() => undefined) : undefined;
      if (done) {
        outcomes.push(...done);
        continue;
      }
      for (const act of part) {
        const outcome = await one(act);
        outcomes.push(outcome);
        // Its order is kept: what comes after waits with it.
        if (outcome.outcome === 'retry') return outcomes;
      }
    }
    return outcomes;
  }

  return async (acts) => {
    const outcomes: Outcome[] = [];
    for (const group of groupsOf(acts)) {
      const done = (await together(group).catch((error) => onceMore(error, group))) ?? (await inParts(group));
      outcomes.push(...done);
      if (done.length < group.length || done.at(-1)?.outcome === 'retry') return outcomes;
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

/** Acts of one hand, as many as are done together. */
const groupsOf = (acts: readonly Act[]): Act[][] =>
  cut(acts, (before, act, size) => size < mostTogether && handOf(before) === handOf(act));
/** Acts of one command. */
const partsOf = (acts: readonly Act[]): Act[][] =>
  cut(acts, (before, act) => before.envelope.name === act.envelope.name);

async function inTurn<T, R>(all: readonly T[], body: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await body(one));
  return results;
}

const handOf = ({ credentials }: Act): string =>
  credentials.as === 'lease' ? `${credentials.leaseId} ${credentials.postId}` : JSON.stringify(credentials);
