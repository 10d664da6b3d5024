// The only write path. Always in this order: parse · open the transaction and enter · post and right · power awake · handler · journal, where the command id is taken
// once and for all · commit · outcome. Whatever fails is tried again after a look at what is stored under the id: a copy gets the outcome of the first.
// A refusal undoes everything the handler did and is stored in a transaction of its own.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import type { CommandEnvelope, DomainEvent, Outcome } from '#kernel/shared/outcome.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { type Actor, actorId, type Credentials, enter, mustMayAct, type StaffActor } from './actor.ts';
import { manyExecutor } from './bus-many.ts';
import { accepted, type Bus, parse, permit, storeRefusal } from './bus-steps.ts';
import { problemOfDatabase } from './database-problems.ts';
import type { CommandEntry, House } from './house.ts';
import { appendToJournal, findOutcome, type StoredOutcome } from './journal.ts';
import type { Tx } from './transaction.ts';

type Attempt = {
  entry: CommandEntry;
  envelope: CommandEnvelope;
  input: unknown;
  inputDigest: Buffer;
  credentials: Credentials;
  calendar: WorkCalendar;
  /** Whether the outcome stored under this id is looked for before anything is done. */
  looksFirst: boolean;
};

export function openBus(house: House): Bus {
  async function execute(envelope: CommandEnvelope, credentials: Credentials): Promise<Outcome> {
    const { entry, input, inputDigest } = parse(house, envelope);
    const known: { staff?: StaffActor } = {};
    // Before the transaction: reading it takes a connection of its own, and waiting for a second one while holding a first starves the pool.
    const calendar = await house.calendar();
    for (let attempt = 1; ; attempt++) {
      // Nearly every command is new, so the first attempt does not ask: a copy of one that went through cannot be written a second time, and one that is
      // refused is asked about before the refusal counts.
      const looksFirst = attempt > 1;
      try {
        const outcome = await house.database.transact(
          (tx) =>
            attemptOnce(house, tx, { entry, envelope, input, inputDigest, credentials, calendar, looksFirst }, known),
          { writes: true },
        );
        if (outcome.outcome !== 'rejected') house.announce();
        return outcome;
      } catch (error) {
        const problem = error instanceof Problem ? error : problemOfDatabase(error, house.constraints);
        if (!looksFirst || (problem === 'again' && attempt < 5)) continue;
        if (problem === 'again')
          return { outcome: 'retry', commandId: envelope.id, problem: kernelProblem('busy').body() };
        if (problem && known.staff) return storeRefusal(house, envelope, inputDigest, known.staff, problem);
        throw problem ?? error;
      }
    }
  }
  return { execute, executeMany: manyExecutor(house, execute) };
}

async function attemptOnce(
  house: House,
  tx: Tx,
  { entry, envelope, input, inputDigest, credentials, calendar, looksFirst }: Attempt,
  known: { staff?: StaffActor },
): Promise<Outcome> {
  const entering = enter(tx, credentials, house.secrets);
  const finding = looksFirst ? findOutcome(tx, envelope.id) : undefined;
  finding?.catch(() => undefined);
  const actor = await entering;
  const stored = await finding;
  if (stored) return replay(stored, envelope, inputDigest, actor);
  if (actor.kind === 'staff') known.staff = actor;
  permit(entry, actor);
  mustMayAct(actor);
  const deviceAt = envelope.at ? Date.parse(envelope.at) : Number.NaN;
  const told = Number.isFinite(deviceAt) ? deviceAt : undefined;
  const doneAt = credentials.as === 'lease' ? Math.min(credentials.doneAt, tx.now) : tx.now;
  if (entry.spec.power) await house.powers?.mustBeAwake(tx, entry.spec.power, actor, [doneAt]);
  const done = await entry.handle(input, {
    tx,
    actor,
    now: tx.now,
    secrets: house.secrets,
    files: house.files,
    calendar,
    commandId: envelope.id,
    deviceAt: told,
    doneAt,
  });
  appendToJournal(tx, house.secrets, {
    commandId: envelope.id,
    name: envelope.name,
    outcome: done.superseded ? 'superseded' : 'accepted',
    actor,
    actorId: actorId(actor),
    deviceAt: told === undefined ? null : new Date(told),
    inputDigest,
    input,
    secretFields: entry.spec.secretFields ?? [],
    done,
  });
  return accepted(envelope.id, done);
}

function replay(stored: StoredOutcome, envelope: CommandEnvelope, inputDigest: Buffer, actor: Actor): Outcome {
  const isSame = stored.name === envelope.name && inputDigest.equals(stored.inputDigest);
  const isOwn = stored.actorKind === actor.kind && stored.actorId === actorId(actor);
  if (!isSame || !isOwn) throw kernelProblem('id_reused');
  if (stored.outcome === 'rejected') return { outcome: 'rejected', commandId: envelope.id, problem: stored.problem! };
  return {
    outcome: stored.outcome,
    commandId: envelope.id,
    events: stored.events as DomainEvent[],
    ...(stored.result === null ? {} : { result: stored.result }),
  };
}
