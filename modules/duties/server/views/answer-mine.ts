import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS, dateOf, HOUR_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { missedFor } from '../../shared/duty-state.ts';
import { isSaid, wordsOf } from '../../shared/look-up.ts';
import type { myDuties, SubjectDuties } from '../../shared/queries.ts';
import { listDone, listHeads, listOwed, listWords, type Owed, type SubjectHead } from './mine.ts';

/** More than anybody is owed at once; one who is sought among them is sought among all. */
const soughtAmong = 5000;

export async function answerMine(
  { span, said, within, limit }: z.output<typeof myDuties.input>,
  { tx, actor, now }: Context,
) {
  const none = { missed: 0, today: 0, later: 0, doneToday: 0 };
  if (actor.kind !== 'staff') return { subjects: [], counts: none, done: [], hasMore: false };
  const today = instantAt(dateOf(now));
  const asker = { postId: actor.postId, role: actor.role, isNarrow: actor.unitKind === 'grid' };
  const [{ owed, counts }, done] = await Promise.all([
    listOwed(tx, asker, {
      dueFrom: new Date(now - missedFor),
      todayTo: new Date(today + DAY_MS),
      opensBy: new Date(now + within * HOUR_MS),
      span,
      limit: said ? soughtAmong : limit + 1,
    }),
    listDone(tx, actor.postId, new Date(today)),
  ]);
  const isMasked = !seesNames(actor.role);
  const groups = groupBySubject(owed);
  const asked = said ? await listSaid(tx, groups, said, isMasked) : groups;
  const shown = asked.slice(0, limit);
  const heads = await listHeads(
    tx,
    shown.map(({ subjectId, duties }) => ({ subjectId, since: earliest(duties) })),
  );
  const headOf = new Map(heads.map((head) => [head.subjectId, head]));
  return {
    subjects: shown.flatMap(({ subjectId, kind, duties }): SubjectDuties[] => {
      const head = headOf.get(subjectId);
      return head ? [{ ...maskedHead(head, isMasked), kind, duties }] : [];
    }),
    counts: { ...counts, doneToday: done.length },
    done: done.map((row) => (isMasked && row.kind === 'person' ? { ...row, name: maskName(row.name) } : row)),
    hasMore: asked.length > limit,
  };
}

/** By what is shown of them, and by nothing that the mask hides. */
async function listSaid<G extends { subjectId: string }>(
  tx: Tx,
  groups: readonly G[],
  said: string,
  isMasked: boolean,
) {
  const all = await listWords(
    tx,
    groups.map(({ subjectId }) => subjectId),
  );
  const found = new Set(
    all.flatMap((one) => (isSaid(wordsOf(maskedHead(one, isMasked)), said) ? [one.subjectId] : [])),
  );
  return groups.filter(({ subjectId }) => found.has(subjectId));
}

/** Initials would tell what the mask hides. */
export function maskedHead<H extends Pick<SubjectHead, 'kind' | 'name' | 'initials'>>(head: H, isMasked: boolean) {
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
