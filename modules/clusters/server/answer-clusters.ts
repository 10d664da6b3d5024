import type { Context } from '#kernel/server/house.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { fieldKey } from '#modules/facts/shared/dictionary.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { clustersOf } from '../shared/cluster.ts';
import type { ClusterLine } from '../shared/queries.ts';
import { listCases } from './views.ts';

export async function answerClusters({ days }: { days: number }, { tx }: Context) {
  const since = addDays(dateOf(tx.now), 1 - days);
  const dictionary = await dictionaryInForce(tx);
  const clusters: ClusterLine[] = [];
  for (const { method } of await listReachInForce(tx)) {
    for (const rule of method.clusters) {
      const cases = await listCases(tx, rule, since);
      const names = new Map(cases.map(({ subjectId, name }) => [subjectId, name]));
      const field = dictionary.get(fieldKey('visit', rule.sameTold))?.field;
      const codes = field?.type === 'choice' ? field.codes : [];
      for (const cluster of clustersOf(cases, rule))
        clusters.push({
          ruleCode: rule.code,
          title: rule.title,
          within: cluster.within,
          told: codes.find(({ code }) => code === cluster.told)?.title ?? { zh: cluster.told, en: cluster.told },
          from: cluster.from,
          to: cluster.to,
          people: cluster.subjectIds.map((subjectId) => ({ subjectId, name: names.get(subjectId) ?? '' })),
        });
    }
  }
  return { clusters };
}
