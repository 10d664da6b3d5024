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
  /** Its last case is so near that it may go on: what is flagged on every page of the desk. */
  isFresh: z.boolean(),
  people: z.array(z.object({ subjectId: z.string(), name: z.string(), isStill: z.boolean() })),
});
export type ClusterLine = z.output<typeof clusterLine>;

/** Of one register that is followed: how many are on it, and of whom nobody told yet what must be known (E10). */
export const followLine = z.object({
  ruleCode: z.string(),
  title: words,
  now: z.number(),
  lacking: z.array(
    z.object({
      subjectId: z.string(),
      name: z.string(),
      within: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
      lacks: z.array(words),
    }),
  ),
});
export type FollowLine = z.output<typeof followLine>;

/** Clusters among what visits of the last days told, within the area of the post (E10). For a named duty only: it tells of health. */
export const listClusters = defineQuery({
  name: 'cluster.list',
  title: { zh: '聚集提示', en: 'Clusters' },
  input: z.object({ days: z.int().min(1).max(60).default(14) }),
  answer: z.object({ clusters: z.array(clusterLine), follows: z.array(followLine) }),
  allowed: { roles: sensitiveDuty },
});
