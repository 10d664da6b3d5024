// A9: a round begins with its list frozen — a duty for each, of a rhythm of one turn. Who has no telephone is given over to the grid at once (rule 6).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { addDays, DAY_MS, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { askOnce, openOnce } from '#modules/duties/server/public.ts';
import { revealPerson } from '#modules/registry/shared/commands.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import type { beginRound } from '../../shared/commands.ts';
import { roundProblem } from '../../shared/problems.ts';
import * as rounds from '../store/rounds.ts';
import { addTurns } from '../store/turns.ts';

type Input = z.output<typeof beginRound.input>;
const most = 5000;
const handPicked = { title: { zh: '选定的名单', en: 'A list of one’s own' }, isSensitive: false, isOfPeople: true };

export async function handleBegin(input: Input, { tx, actor, now }: CommandContext): Promise<Done> {
  const unit = await rounds.findOwnUnit(tx, input.unitId);
  if (!unit || actor.kind !== 'staff') throw roundProblem('out_of_area');
  const dueAt = new Date(input.dueAt);
  if (dueAt.getTime() <= now) throw roundProblem('due_past');
  if (input.ringsFrom >= input.ringsUntil) throw roundProblem('hours_wrong');
  const source = input.source.kind === 'people' ? handPicked : await rounds.findSource(tx, input.source);
  if (!source) throw roundProblem('nobody');
  if (!source.isOfPeople) throw roundProblem('only_people');
  await checkCallers(input, source.isSensitive, tx);
  const people = await rounds.listNamed(tx, input.source, input.unitId, most);
  if (people.length === 0) throw roundProblem('nobody');
  if (people.length > most) throw roundProblem('too_many', { count: people.length, most });

  const doorRhythmId = newId();
  const { roundId, title } = input;
  const { isSensitive } = source;
  const once = { districtId: unit.districtId, isSensitive, opensAt: tx.at };
  openOnce(tx, {
    ...once,
    rhythmId: roundId,
    code: 'call_round',
    action: 'call',
    // A call about something else says nothing of this round (A9).
    closedBy: 'call_round',
    role: null,
    rank: 2,
    minutes: 3,
    title: { zh: `电话核对：${title}`, en: `Call-round: ${title}` },
    dueAt,
  });
  openOnce(tx, {
    ...once,
    rhythmId: doorRhythmId,
    code: 'call_round_door',
    action: 'visit',
    role: isSensitive ? 'community_desk' : 'grid_worker',
    rank: 2,
    minutes: 15,
    title: { zh: `上门核对：${title}`, en: `At the door: ${title}` },
    dueAt: new Date(Math.max(dueAt.getTime(), instantAt(addDays(dateOf(now), 1)) + DAY_MS - 1)),
  });
  rounds.addRound(tx, {
    ...input,
    districtId: unit.districtId,
    source: { ...input.source, title: source.title },
    doorRhythmId,
    isSensitive,
    dueAt,
    begunByName: actor.staffName,
    begunByPostId: actor.postId,
    callerPostIds: [...new Set(input.callerPostIds)],
  });
  addTurns(tx, roundId, people);
  const ids = (hasPhone: boolean) => people.filter((one) => one.hasPhone === hasPhone).map((one) => one.subjectId);
  askOnce(tx, roundId, ids(true));
  askOnce(tx, roundId, ids(false), { endedAt: tx.at });
  askOnce(tx, doorRhythmId, ids(false));
  return {
    subjectId: roundId,
    territoryId: input.unitId,
    events: [{ type: 'callround.begun', roundId, unitId: input.unitId, people: people.length, isSensitive }],
    result: { people: people.length, withoutPhone: ids(false).length },
  };
}

async function checkCallers(input: Input, isSensitive: boolean, tx: CommandContext['tx']): Promise<void> {
  const wanted = new Set(input.callerPostIds);
  const callers = await rounds.listCallers(tx, input.unitId, [...wanted]);
  const mayOpen = callers.filter(({ role }) => mayBy(revealPerson.allowed, { kind: 'staff', role }));
  if (mayOpen.length !== wanted.size) throw roundProblem('caller_unknown');
  if (isSensitive && !callers.every(({ role }) => sensitiveDuty.includes(role)))
    throw roundProblem('caller_not_entitled');
}
