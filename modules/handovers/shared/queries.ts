// What the screens of hand-overs ask: contracts only.
import { z } from 'zod';
import { defineQuery, type QueryAnswer } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { postBases, roleList } from '#modules/identity/shared/post.ts';
import { handoverKinds, handoverStates } from './handover.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const instant = z.coerce.date();
const role = z.enum(roleList);

const line = z.object({
  id: z.string(),
  text: z.string(),
  note: z.string().optional(),
  href: z.string().optional(),
  from: instant.optional(),
  until: instant.nullish(),
  dueOn: z.string().optional(),
});
/** So many by name; `lines` are the first of those that the asker may see. */
const byHand = z.object({ name: z.string(), title: words, count: z.number(), lines: z.array(line) });
const byPlace = z.object({ name: z.string(), title: words, count: z.number(), href: z.string() });

const post = z.object({
  postId: idSchema,
  role,
  basis: z.enum(postBases),
  unitId: idSchema,
  unitName: z.string(),
});

/** Before anything is done: what would go, by post and kind, and who would keep it if nobody is named. */
export const previewHandover = defineQuery({
  name: 'handover.preview',
  title: { zh: '交接预览', en: 'What would be handed over' },
  input: z.object({ staffId: idSchema }),
  answer: z.object({
    staffId: idSchema,
    name: z.string(),
    posts: z.array(
      post.extend({
        byHand: z.array(byHand),
        byPlace: z.array(byPlace),
        /** Another arrangement for this post that still runs. */
        runningId: idSchema.nullable(),
        keeper: z.object({ name: z.string(), title: words, unitName: z.string() }).nullable(),
        mayGive: z.boolean(),
      }),
    ),
  }),
  allowed: { anyStaff: true },
});

export const handoverTabs = ['open', 'mine', 'all'] as const;
export type HandoverTab = (typeof handoverTabs)[number];

const handoverLine = z.object({
  id: idSchema,
  kind: z.enum(handoverKinds),
  state: z.enum(handoverStates),
  leaverName: z.string(),
  takerNames: z.array(z.string()),
  unitNames: z.array(z.string()),
  moment: instant,
  until: instant.nullable(),
  items: z.number(),
  openQuestions: z.number(),
  isVacant: z.boolean(),
  receipt: z.enum(['received', 'waiting', 'late']),
  /** By me: to arrange, to receive. */
  mustGive: z.boolean(),
  mustReceive: z.boolean(),
});
export type HandoverLine = z.output<typeof handoverLine>;

export const listHandovers = defineQuery({
  name: 'handover.list',
  title: { zh: '交接', en: 'Hand-overs' },
  input: z.object({ tab: z.enum(handoverTabs).default('open'), limit: z.number().int().min(1).max(200).default(100) }),
  answer: z.object({
    rows: z.array(handoverLine),
    counts: z.object({ open: z.number(), mine: z.number(), all: z.number() }),
  }),
  allowed: { anyStaff: true },
});

const itemLine = line.extend({
  remark: words.nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
});

const part = post.extend({
  partId: idSchema,
  toStaffId: idSchema.nullable(),
  toName: z.string().nullable(),
  toTitle: words.nullable(),
  toUnitName: z.string().nullable(),
  isVacant: z.boolean(),
  filledAt: instant.nullable(),
  receivedAt: instant.nullable(),
  receipt: z.enum(['received', 'waiting', 'late']),
  /** It came to the asker. */
  isMine: z.boolean(),
  /** `hidden`: more went than the asker may see in words. */
  byHand: z.array(
    z.object({ name: z.string(), title: words, count: z.number(), lines: z.array(itemLine), hidden: z.number() }),
  ),
  byPlace: z.array(z.object({ name: z.string(), title: words, count: z.number(), href: z.string() })),
});
export type HandoverPart = z.output<typeof part>;

export const handoverPage = defineQuery({
  name: 'handover.page',
  title: { zh: '一次交接', en: 'One hand-over' },
  input: z.object({ handoverId: idSchema }),
  answer: z.object({
    handover: z.object({
      id: idSchema,
      kind: z.enum(handoverKinds),
      state: z.enum(handoverStates),
      leaverStaffId: idSchema,
      leaverName: z.string(),
      isWhole: z.boolean(),
      moment: instant,
      until: instant.nullable(),
      reason: z.string(),
      askedBy: z.string().nullable(),
      askedAt: instant.nullable(),
      givenBy: z.string().nullable(),
      givenAt: instant.nullable(),
      tookEffectAt: instant.nullable(),
      broughtBackAt: instant.nullable(),
      droppedAt: instant.nullable(),
      droppedReason: words.nullable(),
      receiptDueAt: instant.nullable(),
    }),
    parts: z.array(part),
    mayGive: z.boolean(),
    mayDrop: z.boolean(),
    mayReceive: z.boolean(),
    mayAnswer: z.boolean(),
    isMine: z.boolean(),
  }),
  allowed: { anyStaff: true },
});
export type HandoverPage = QueryAnswer<typeof handoverPage>;
export type HandoverPreview = QueryAnswer<typeof previewHandover>;

/** On 今日: what was given to me and waits for my receipt. */
export const waitingForMe = defineQuery({
  name: 'handover.waiting',
  title: { zh: '待我接收的交接', en: 'Handed over to me' },
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        id: idSchema,
        leaverName: z.string(),
        unitNames: z.array(z.string()),
        isDeputy: z.boolean(),
        until: instant.nullable(),
        items: z.number(),
        atPost: z.number(),
        receipt: z.enum(['waiting', 'late']),
      }),
    ),
  }),
  allowed: { anyStaff: true },
});
