import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';

const words = z.object({ zh: z.string(), en: z.string() });

export const clusterLine = z.object({
  ruleCode: z.string(),
  title: words,
  within: z.string(),
  told: words,
  from: z.string(),
  to: z.string(),
  people: z.array(z.object({ subjectId: z.string(), name: z.string() })),
});
export type ClusterLine = z.output<typeof clusterLine>;

/** Clusters among what visits of the last days told, within the area of the post (E10). For a named duty only: it tells of health. */
export const listClusters = defineQuery({
  name: 'cluster.list',
  title: { zh: '聚集提示', en: 'Clusters' },
  input: z.object({ days: z.int().min(1).max(60).default(14) }),
  answer: z.object({ clusters: z.array(clusterLine) }),
  allowed: { roles: sensitiveDuty },
});
