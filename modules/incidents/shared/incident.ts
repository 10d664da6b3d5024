// What a worker suffers in the work (J16): told to the leader, answered with support; a word on how to calm things down stands beside it. Never counted by worker.
import type { Words } from '#kernel/shared/problem.ts';

export const incidentKinds = ['abuse', 'threat', 'grievance', 'exhaustion'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const incidentWords: Record<IncidentKind, { title: Words; hint: Words }> = {
  abuse: {
    title: { zh: '被辱骂', en: 'Insulted' },
    hint: {
      zh: '先听完，不争对错；声音放低；说一句“我记下来，今天给您回话”，然后离开现场。',
      en: 'Hear it out without arguing; lower your voice; say it is noted and will be answered today; then leave.',
    },
  },
  threat: {
    title: { zh: '被威胁或推搡', en: 'Threatened or pushed' },
    hint: {
      zh: '马上离开，到有人的地方去，拨打110；不要一个人再上门，由书记安排两人同去。',
      en: 'Leave at once for where people are and ring 110; nobody goes back alone.',
    },
  },
  grievance: {
    title: { zh: '受了委屈', en: 'Wronged' },
    hint: {
      zh: '居民的抱怨照样登记成诉求去办；您的委屈单独写在这里，只有您和带班领导看得到。',
      en: 'The resident’s complaint goes on as a request; what it did to you stands here, for you and your leader alone.',
    },
  },
  exhaustion: {
    title: { zh: '太累、撑不住', en: 'Worn out' },
    hint: {
      zh: '可以要求换班、休息或有人顶上，用不着说明具体原因。',
      en: 'Rest, another shift or somebody to step in may be asked for; no reason is needed.',
    },
  },
};
