// Approvals of the past: more days granted, or the clock stopped until the owners have voted (M12).
import { seedId } from '../../ids.ts';
import { at, type Row } from '../../rows.ts';
import type { Chapter, Story } from './chapters.ts';
import { requestIdOf } from './register.ts';

const approval = (
  { matter, handler, cast }: Story,
  kind: string,
  reason: string,
  more: Row,
): readonly [string, Row] => [
  'request_approvals',
  {
    id: seedId('record', `${kind} march ${matter.no}`),
    request_id: requestIdOf(matter.no),
    kind,
    reason,
    amount: null,
    review_on: null,
    state: 'approved',
    asked_by_post_id: handler.postId,
    asked_by_staff_id: handler.staffId,
    decided_by_post_id: cast.secretary.postId,
    decided_by_staff_id: cast.secretary.staffId,
    ...more,
  },
];

export function extended(story: Story): Chapter[] {
  const { life } = story;
  if (!life.extension) return [];
  const { askedAt, decidedAt, days } = life.extension;
  const row = approval(story, 'extension', '补办材料须到原发证机关核对', {
    amount: days,
    asked_at: at(askedAt),
    decided_at: at(decidedAt),
    decision_note: '同意，告知居民',
  });
  return [{ at: decidedAt, change: { extended_days: days, resolve_due_at: at(life.resolveDueAt) }, rows: [row] }];
}

export function suspended(story: Story): Chapter[] {
  const { matter, life } = story;
  if (!life.suspension) return [];
  const { askedAt, decidedAt, resumedAt } = life.suspension;
  const reason = '等待维修资金表决：动用维修资金须业主表决';
  const row = approval(story, 'suspension', reason, {
    review_on: at(resumedAt).slice(0, 10),
    asked_at: at(askedAt),
    decided_at: at(decidedAt),
    decision_note: '同意挂账，按月复核',
  });
  const pause = { request_id: requestIdOf(matter.no), paused_at: at(decidedAt), resumed_at: at(resumedAt), reason };
  return [
    {
      at: decidedAt,
      change: { state: 'suspended', paused_at: at(decidedAt), resolve_due_at: null },
      rows: [row, ['request_pauses', pause]],
    },
    { at: resumedAt, change: { state: 'in_progress', paused_at: null, resolve_due_at: at(life.resolveDueAt) } },
  ];
}
