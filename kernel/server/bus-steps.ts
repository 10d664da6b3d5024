// The steps of the way of a write that acts done one by one (bus.ts) and together (bus-many.ts) share.
import { z } from 'zod';
import { readInput } from '#kernel/shared/command.ts';
import { isId } from '#kernel/shared/id.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { mayBy, roles } from '#kernel/shared/right.ts';
import { type Actor, actorId, type Credentials } from './actor.ts';
import { canonical } from './canonical.ts';
import type { CommandEntry, Done, House } from './house.ts';
import { appendToJournal } from './journal.ts';

export type Bus = {
  execute(envelope: CommandEnvelope, credentials: Credentials): Promise<Outcome>;
  /**
   * Acts in their order, one outcome each. Those of one person with one post are done in one transaction; whatever stands in the way of that (a copy among them, a
   * refusal, a fault) has them done one by one. Never throws for one of them: a failure is its outcome, and after one to be tried again nothing more is done.
   */
  executeMany(acts: readonly Act[]): Promise<Outcome[]>;
};
export type Act = { envelope: CommandEnvelope; credentials: Credentials };

/** The digest is keyed: of a plain one, a telephone number could be found again by trying them all. */
export function parse(house: House, envelope: CommandEnvelope) {
  if (!isId(envelope.id)) throw kernelProblem('malformed', { summary: 'id' });
  const entry = house.commands.get(envelope.name);
  if (!entry) throw kernelProblem('unknown_command', { name: String(envelope.name).slice(0, 80) });
  const parsed = readInput(entry.spec, envelope.input ?? {});
  if (!parsed.success) throw malformed(parsed.error);
  return {
    entry,
    input: parsed.data,
    inputDigest: house.secrets.hash('command', `${envelope.name}\n${canonical(envelope.input ?? {})}`),
  };
}

/** A zod error as the one problem, its issues by path. */
export function malformed(error: z.ZodError): Problem {
  const issues = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return kernelProblem('malformed', { summary: issues.map((i) => i.path || i.message).join('、'), issues });
}

export function accepted(commandId: string, done: Done): Outcome {
  return {
    outcome: done.superseded ? 'superseded' : 'accepted',
    commandId,
    events: done.events,
    ...(done.result === undefined ? {} : { result: done.result }),
  };
}

/** Why not, in words: the role that was worn and what it would take. */
export function permit(
  entry: { spec: CommandEntry['spec'] | { name: string; allowed: CommandEntry['spec']['allowed'] } },
  actor: Actor,
): void {
  const role = actor.kind === 'staff' ? actor.role : undefined;
  if (mayBy(entry.spec.allowed, { kind: actor.kind, role })) return;
  if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  const needed = (entry.spec.allowed.roles ?? []).map((r) => roles[r].title.zh).join('、');
  throw kernelProblem('not_permitted', {
    reason: needed ? `需要 ${needed} 岗位` : '这件事不由工作人员做',
    role: actor.role,
    needs: entry.spec.allowed.roles ?? [],
  });
}

export async function storeRefusal(
  house: House,
  envelope: CommandEnvelope,
  inputDigest: Buffer,
  actor: Actor,
  problem: Problem,
): Promise<Outcome> {
  const body = problem.body();
  // The same id may still be in flight on another connection; the unique index then decides and this refusal is simply not the stored one.
  await house.database
    .asOwner(async (tx) => {
      appendToJournal(tx, house.secrets, {
        commandId: envelope.id,
        name: envelope.name,
        outcome: 'rejected',
        actor,
        actorId: actorId(actor),
        deviceAt: null,
        inputDigest,
        input: undefined,
        secretFields: [],
        done: { events: [] },
        problem: body,
      });
    })
    .catch(() => undefined);
  return { outcome: 'rejected', commandId: envelope.id, problem: body };
}
