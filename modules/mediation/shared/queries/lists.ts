// Cases in lists and figures, and the disputes that nobody has taken up yet.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { mediationStates } from '../mediation-chart.ts';
import { mediationStaff, readers, words } from '../shapes.ts';
import { disputeKindNames } from '../words.ts';

/** `waiting`: requests a mediator should take up and nobody has. */
export const mediationTabs = ['waiting', 'mine', 'open', 'overdue', 'following', 'ended', 'all'] as const;

export const mediationLine = z.object({
  caseId: z.string(),
  caseNo: z.string(),
  requestId: z.string(),
  disputeKind: z.enum(disputeKindNames),
  state: z.enum(mediationStates),
  /** 申请人 · 被申请人, masked. */
  sides: z.string(),
  committeeName: z.string(),
  communityName: z.string(),
  mediators: z.array(z.string()),
  openedAt: z.date(),
  acceptedAt: z.date().nullable(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  endedAt: z.date().nullable(),
  isSensitive: z.boolean(),
  isDrill: z.boolean(),
});

export type MediationLine = z.output<typeof mediationLine>;

export const listMediations = defineQuery({
  name: 'mediation.list',
  title: { zh: '调解案件', en: 'Mediation cases' },
  allowed: readers,
  input: z.object({
    tab: z.enum(mediationTabs).exclude(['waiting']).default('open'),
    limit: z.int().min(1).max(200).default(60),
    offset: z.int().min(0).default(0),
  }),
  answer: z.object({ rows: z.array(mediationLine), total: z.number(), next: z.number().nullable() }),
});

export const waitingMediations = defineQuery({
  name: 'mediation.waiting',
  title: { zh: '待受理的纠纷', en: 'Disputes not taken up yet' },
  allowed: mediationStaff,
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        requestId: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        placeText: z.string().nullable(),
        state: z.string(),
        receivedAt: z.date(),
        kindTitle: words.nullable(),
        callerName: z.string().nullable(),
      }),
    ),
  }),
});

export const countMediations = defineQuery({
  name: 'mediation.counts',
  title: { zh: '各栏件数', en: 'Counts by tab' },
  allowed: readers,
  input: z.object({}),
  answer: z.object({
    waiting: z.number(),
    mine: z.number(),
    open: z.number(),
    overdue: z.number(),
    following: z.number(),
    ended: z.number(),
  }),
});
