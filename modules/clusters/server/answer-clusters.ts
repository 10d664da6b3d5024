import type { Context } from '#kernel/server/house.ts';
import { addDays, type CalendarDate, dateOf } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { openTold } from '#modules/duties/server/public.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { type Case, type ClusterRule, clustersOf, isFresh } from '../shared/cluster.ts';
import { lacksOf } from '../shared/follow.ts';
import type { ClusterLine, FollowLine } from '../shared/queries.ts';
import { listMembers, listTold, type MemberRow } from './views.ts';

export async function answerClusters({ days }: { days: number }, context: Context) {
  const since = addDays(dateOf(context.now), 1 - days);
  const dictionary = await dictionaryInForce(context.tx);
  const clusters: ClusterLine[] = [];
  const follows: FollowLine[] = [];
  for (const { method } of await listReachInForce(context.tx)) {
    for (const rule of method.clusters) {
      const title = method.registers.find(({ code }) => code === rule.register)?.title ?? rule.title;
      const one = await answerRule(rule, since, dictionary, context);
      clusters.push(...one.clusters);
      follows.push({ ruleCode: rule.code, title, now: one.now, lacking: one.lacking });
    }
  }
  return { clusters, follows };
}

async function answerRule(rule: ClusterRule, since: CalendarDate, dictionary: Dictionary, context: Context) {
  const { tx, actor, now, secrets } = context;
  const members = await listMembers(tx, rule, since);
  const earliest = members.reduce((on, { from }) => (from < on ? from : on), since);
  const rows = await listTold(
    tx,
    members.map(({ subjectId }) => subjectId),
    earliest,
  );
  const told = rows.map((row) => ({ subjectId: row.subjectId, on: row.on, told: openTold(row, secrets) }));
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  const shown = new Map(
    members.map((member) => [member.subjectId, { ...member, name: isMasked ? maskName(member.name) : member.name }]),
  );
  const cases = told.flatMap(({ subjectId, on, told: answers }): Case[] => {
    const within = shown.get(subjectId)?.within;
    const code = answers[rule.sameTold];
    return within && on >= since && typeof code === 'string' ? [{ subjectId, within, told: code, on }] : [];
  });
  const titleOf = (name: string) => dictionary.get(fieldKey('visit', name))?.field.title ?? { zh: name, en: name };
  const lacking = [...shown.values()]
    .map((member) => ({
      ...member,
      lacks: lacksOf({ to: member.to, told: fieldsSince(member, told) }, rule).map(titleOf),
    }))
    .filter(({ lacks }) => lacks.length > 0)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    clusters: clustersOf(cases, rule).map(
      (cluster): ClusterLine => ({
        ruleCode: rule.code,
        title: rule.title,
        within: cluster.within,
        told: codeTitle(dictionary, rule.sameTold, cluster.told),
        from: cluster.from,
        to: cluster.to,
        isFresh: isFresh(cluster, rule, dateOf(now)),
        people: cluster.subjectIds.map((subjectId) => ({
          subjectId,
          name: shown.get(subjectId)?.name ?? '',
          isStill: shown.get(subjectId)?.to === null,
        })),
      }),
    ),
    now: members.filter(({ to }) => to === null).length,
    lacking,
  };
}

function fieldsSince(
  { subjectId, from }: MemberRow,
  told: readonly { subjectId: string; on: CalendarDate; told: object }[],
) {
  const own = told.filter((one) => one.subjectId === subjectId && one.on >= from);
  return new Set(own.flatMap((one) => Object.keys(one.told)));
}

function codeTitle(dictionary: Dictionary, name: string, code: string) {
  const field = dictionary.get(fieldKey('visit', name))?.field;
  return (field?.type === 'choice' && field.codes.find((one) => one.code === code)?.title) || { zh: code, en: code };
}
