import type { Context } from '#kernel/server/house.ts';
import { DAY_MS, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { missedFor } from '../../shared/duty-state.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import { listDone, listHeads, listOwed, type Owed, type SubjectHead } from './mine.ts';

export async function answerMine(
  { span, limit }: { span: 'today' | 'open'; limit: number },
  { tx, actor, now }: Context,
) {
  if (actor.kind !== 'staff')
    return { subjects: [], counts: { missed: 0, today: 0, open: 0, doneToday: 0 }, done: [], hasMore: false };
  const today = instantAt(dateOf(now));
  const asker = { postId: actor.postId, role: actor.role, isNarrow: actor.unitKind === 'grid' };
  const [owed, done] = await Promise.all([
    listOwed(tx, asker, new Date(now - missedFor)),
    listDone(tx, actor.postId, new Date(today)),
  ]);
  const isToday = (duty: Owed) => duty.dueAt.getTime() < today + DAY_MS;
  const subjects = groupBySubject(span === 'today' ? owed.filter(isToday) : owed);
  const shown = subjects.slice(0, limit);
  const heads = await listHeads(
    tx,
    shown.map(({ subjectId, duties }) => ({ subjectId, since: earliest(duties) })),
  );
  const headOf = new Map(heads.map((head) => [head.subjectId, head]));
  const isMasked = !seesNames(actor.role);
  return {
    subjects: shown.flatMap(({ subjectId, kind, duties }): SubjectDuties[] => {
      const head = headOf.get(subjectId);
      if (!head) return [];
      return [{ ...maskedHead(head, isMasked), kind, duties }];
    }),
    counts: {
      missed: groupBySubject(owed.filter(({ state }) => state === 'missed')).length,
      today: groupBySubject(owed.filter((duty) => isToday(duty) && duty.state !== 'missed')).length,
      open: groupBySubject(owed).length,
      doneToday: done.length,
    },
    done: done.map((row) => (isMasked && row.kind === 'person' ? { ...row, name: maskName(row.name) } : row)),
    hasMore: subjects.length > limit,
  };
}

/** Initials would tell what the mask hides. */
export function maskedHead(head: SubjectHead, isMasked: boolean) {
  const isNameMasked = isMasked && head.kind === 'person';
  return {
    ...head,
    isNameMasked,
    ...(isNameMasked ? { name: maskName(head.name), initials: null } : {}),
  };
}

const earliest = (duties: readonly Owed[]): Date =>
  new Date(Math.min(...duties.map(({ opensAt }) => opensAt.getTime())));

/** A person in several groups is one card with all that is asked; the order is that of the worst of it. */
function groupBySubject(owed: readonly Owed[]) {
  const groups = new Map<string, { subjectId: string; kind: Owed['kind']; duties: Owed[] }>();
  for (const duty of owed) {
    const group = groups.get(duty.subjectId) ?? { subjectId: duty.subjectId, kind: duty.kind, duties: [] };
    group.duties.push(duty);
    groups.set(duty.subjectId, group);
  }
  return [...groups.values()];
}
