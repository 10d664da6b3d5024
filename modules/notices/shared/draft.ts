// What a draft may hold, and what it still lacks before it may be published. The form and the server ask the same.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { audiences, kinds, verdicts } from './publication.ts';

const text = (max: number) => z.string().trim().max(max);

export const draftItem = z.object({
  unitId: idSchema,
  verdict: z.enum(verdicts),
  text: text(1000),
  /** The matter it is about, where there is one. */
  requestId: idSchema.optional(),
});

export const draftShape = z.object({
  kind: z.enum(kinds),
  audience: z.enum(audiences),
  areaUnitId: idSchema,
  title: text(100).min(1),
  body: text(20_000).default(''),
  fileIds: z.array(idSchema).max(9).default([]),
  periodFrom: z.iso.date().optional(),
  periodTo: z.iso.date().optional(),
  takesObjections: z.boolean().default(false),
  items: z.array(draftItem).max(50).default([]),
});
export type Draft = z.output<typeof draftShape>;

export const draftFaults = {
  period_turned: { zh: '结束日早于开始日', en: 'The last day is before the first' },
  period_past: { zh: '结束日已经过了', en: 'The last day has gone by' },
  notice_needs_end: { zh: '公告要写到哪一天为止', en: 'A notice says until which day it stands' },
  notice_needs_body: { zh: '公告要有正文', en: 'A notice needs a text' },
  bulletin_needs_items: {
    zh: '通报至少要有一项，每项写明单位和内容',
    en: 'A bulletin needs at least one item, each with its words',
  },
  content_needs_something: { zh: '扫码内容要有正文或附件', en: 'Content needs a text or a file' },
  items_of_bulletin: { zh: '只有通报才有通报事项', en: 'Only a bulletin has items' },
  objections_of_notice: { zh: '只有向公众的公告才收意见', en: 'Only a public notice takes objections' },
} as const satisfies Record<string, Words>;
export type DraftFault = keyof typeof draftFaults;

type Checked = Pick<Draft, 'kind' | 'audience' | 'body' | 'takesObjections'> & {
  periodFrom?: string | null | undefined;
  periodTo?: string | null | undefined;
  fileIds: readonly string[];
  items: readonly { text: string }[];
};

/** What cannot even be kept as a draft: it contradicts itself. */
export function contradictionsOf(draft: Checked): DraftFault[] {
  const { kind, periodFrom, periodTo } = draft;
  const faults: (DraftFault | false)[] = [
    Boolean(periodFrom && periodTo && periodTo < periodFrom) && 'period_turned',
    kind !== 'bulletin' && draft.items.length > 0 && 'items_of_bulletin',
    draft.takesObjections && (kind !== 'notice' || draft.audience !== 'public') && 'objections_of_notice',
  ];
  return faults.filter((fault) => fault !== false);
}

/** What stands between a draft and its being published on this day. */
export function lackingOf(draft: Checked, today: string): DraftFault[] {
  const { kind, periodTo } = draft;
  const faults: (DraftFault | false)[] = [
    kind === 'notice' && draft.body.trim() === '' && 'notice_needs_body',
    kind === 'notice' && !periodTo && 'notice_needs_end',
    kind === 'bulletin' &&
      (draft.items.length === 0 || draft.items.some((item) => item.text.trim() === '')) &&
      'bulletin_needs_items',
    kind === 'content' && draft.body.trim() === '' && draft.fileIds.length === 0 && 'content_needs_something',
    Boolean(periodTo && periodTo < today) && 'period_past',
  ];
  return [...contradictionsOf(draft), ...faults.filter((fault) => fault !== false)];
}
