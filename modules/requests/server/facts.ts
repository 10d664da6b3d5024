// What a command does with the facts told along with it, and what it refuses for want of one. A command without facts, of a kind that asks for none at this
// step, pays nothing for them: no statement and no round trip.
import type { CommandContext } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import type { MethodInForce } from '#modules/methods/server/public.ts';
import type { NeedStage, RequestKind } from '#modules/methods/shared/request-kind.ts';
import {
  asksOf,
  dictionaryOf,
  type GivenFact,
  mayHoldUp,
  missingFor,
  sortFacts,
  type TakenFact,
  wordsOfFaults,
  wordsOfMissing,
} from '../shared/facts.ts';
import { requestProblem } from '../shared/problems.ts';
import { staffOf } from './standing.ts';
import { insertFacts, listKnownFacts, replaceFacts } from './store/facts.ts';

type Told = { id: string; isEmergency: boolean };

/**
 * The facts that may be kept; anything that is not right refuses the command, all of it named at one time (L13). In an emergency what is right is kept and the
 * rest left: nobody waits for a field.
 */
export function takeFacts(
  given: readonly GivenFact[] | undefined,
  request: Pick<Told, 'isEmergency'>,
  kind: RequestKind | undefined,
  { method }: MethodInForce,
  { actor }: CommandContext,
): TakenFact[] {
  if (!given || given.length === 0) return [];
  const isCaller = actor.kind !== 'staff' && actor.kind !== 'system';
  const { taken, faults } = sortFacts(given, kind, dictionaryOf(method.fields), isCaller);
  if (faults.length > 0 && mayHoldUp(request, kind))
    throw requestProblem('facts_faulty', { ...wordsOfFaults(faults), fields: faults.map(({ field }) => field) });
  return taken;
}

/** Refuses the step while a fact is wanting that the kind needs for it, naming all of them. */
export async function needFacts(
  stage: NeedStage,
  request: Told,
  kind: RequestKind | undefined,
  method: MethodInForce,
  taken: readonly TakenFact[],
  { tx }: CommandContext,
): Promise<void> {
  const missing = await lackingFacts(stage, request, kind, method, taken, tx);
  if (missing.length === 0) return;
  throw requestProblem('facts_needed', { ...wordsOfMissing(missing), fields: missing.map(({ field }) => field.name) });
}

export async function lackingFacts(
  stage: NeedStage,
  request: Told,
  kind: RequestKind | undefined,
  { method }: MethodInForce,
  taken: readonly TakenFact[],
  tx: CommandContext['tx'],
) {
  if (!kind || kind.requiredFields.length === 0 || !mayHoldUp(request, kind)) return [];
  const fields = dictionaryOf(method.fields);
  const told = new Set(taken.map(({ field }) => field.name));
  const lacking = missingFor(stage, asksOf(kind, fields, told));
  if (lacking.length === 0) return [];
  return missingFor(stage, asksOf(kind, fields, new Set([...told, ...(await listKnownFacts(tx, request.id))])));
}

/** Keeps what was taken. `isNew`: nothing was told of this request before. */
export function keepFacts(
  requestId: string,
  taken: readonly TakenFact[],
  kind: RequestKind | undefined,
  { tx, actor, secrets }: CommandContext,
  { isNew = false } = {},
): void {
  if (taken.length === 0) return;
  if (!isNew)
    replaceFacts(
      tx,
      requestId,
      taken.map(({ field }) => field.name),
    );
  const { staffId, unitId, name } = staffOf(actor);
  const facts = taken.map(({ field, value }) => {
    const appointment = appointmentIn(kind, field.name);
    return {
      field: field.name,
      value,
      cipher: field.sensitivity === 'sensitive' ? secrets.seal(JSON.stringify(value)) : null,
      appointment,
      appointmentAt: appointment ? new Date(String(value)) : null,
    };
  });
  insertFacts(tx, requestId, facts, { kind: actor.kind, staffId, unitId, name });
}

function appointmentIn(kind: RequestKind | undefined, name: string): 'wished' | 'agreed' | null {
  if (kind?.booking?.agreedAt === name) return 'agreed';
  return kind?.booking?.wishedAt === name ? 'wished' : null;
}

/** B7: the hour that was agreed goes to the caller's page; `earlier` is the one agreed before. */
export function appointedEvents(
  requestId: string,
  taken: readonly TakenFact[],
  kind: RequestKind | undefined,
  by: string | null,
  earlier: string | null = null,
): DomainEvent[] {
  const agreed = taken.find(({ field }) => field.name === kind?.booking?.agreedAt);
  if (!agreed || agreed.value === earlier) return [];
  return [{ type: 'request.appointed', requestId, appointmentAt: agreed.value, earlier, by }];
}
