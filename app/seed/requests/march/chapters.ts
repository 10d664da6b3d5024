// What happened to a matter, chapter by chapter: the instant, what changed on the request, the state it entered, and the rows written with it.
import type { DispatchPlan } from '#modules/requests/server/dispatch-plan.ts';
import { seedId } from '../../ids.ts';
import { at, type Row } from '../../rows.ts';
import type { Cast, Player } from '../cast.ts';
import { closed, redone, resolved } from './endings.ts';
import type { Life } from './life.ts';
import { type Matter, requestIdOf } from './register.ts';
import { extended, suspended } from './waits.ts';

export type Chapter = { at: number; change?: Row; rows?: readonly (readonly [table: string, row: Row])[] };
export type Story = {
  matter: Matter;
  plan: DispatchPlan;
  life: Life;
  taker: Player;
  handler: Player;
  cast: Cast;
  taken: Row;
  isTakenInByStaff: boolean;
};

export function chaptersOf(story: Story): Chapter[] {
  const { matter, life, taken, isTakenInByStaff } = story;
  const accepted: Chapter[] = isTakenInByStaff
    ? []
    : [{ at: life.acceptedAt, change: { ...taken, state: 'accepted', accepted_at: at(life.acceptedAt) } }];
  if (matter.sameAs)
    return [
      ...accepted,
      { at: life.dispatchedAt, change: { state: 'merged', merged_into_id: requestIdOf(matter.sameAs) } },
    ];
  const chapters = [
    ...accepted,
    dispatched(story),
    signed(story),
    ...extended(story),
    ...suspended(story),
    ...cards(story),
    resolved(story),
    ...redone(story),
    ...closed(story),
  ];
  return chapters.sort((a, b) => a.at - b.at);
}

function dispatched({ plan, life }: Story): Chapter {
  return {
    at: life.dispatchedAt,
    change: {
      state: 'dispatched',
      dispatched_at: at(life.dispatchedAt),
      lead_unit_id: plan.leadUnitId,
      lead_post_id: plan.leadPostId,
      assist_unit_ids: `{${plan.assistUnitIds.join(',')}}`,
      dispatch_rule: plan.rule,
      response_due_at: at(life.responseDueAt),
      // Extensions and pauses move it later on.
      resolve_due_at: at(life.extension || life.suspension ? life.firstDueAt : life.resolveDueAt),
    },
  };
}

function signed({ life, handler }: Story): Chapter {
  return {
    at: life.signedAt,
    change: { state: 'in_progress', responded_at: at(life.signedAt), lead_post_id: handler.postId },
  };
}

function cards({ matter, plan, life }: Story): Chapter[] {
  const request_id = requestIdOf(matter.no);
  const card = (name: 'yellow' | 'red', raised: number): Chapter => ({
    at: raised,
    change: { time_card: name },
    rows: [['request_cards', { request_id, card: name, raised_at: at(raised), lead_unit_id: plan.leadUnitId }]],
  });
  const order: readonly [string, Row] = [
    'request_supervisions',
    {
      id: seedId('record', `red march ${matter.no}`),
      request_id,
      kind: 'supervision_order',
      reason: '超过办理时限，系统亮红牌',
      to_unit_id: plan.leadUnitId,
      at: at(life.redAt ?? 0),
    },
  ];
  return [
    ...(life.yellowAt === null ? [] : [card('yellow', life.yellowAt)]),
    ...(life.redAt === null ? [] : [{ ...card('red', life.redAt), rows: [...card('red', life.redAt).rows!, order] }]),
  ];
}
