// How a matter of the past came to its end: done, told unsolved and done again, closed by the caller, the desk, a visit or the rule.
import { seedId } from '../../ids.ts';
import { at, type Row } from '../../rows.ts';
import type { Player } from '../cast.ts';
import type { Chapter, Story } from './chapters.ts';
import { requestIdOf } from './register.ts';
import { evidenceOf, thanks } from './words.ts';

export function resolved(story: Story, again = false): Chapter {
  const { matter, life, handler } = story;
  const when = again ? life.relapse!.resolvedAt : life.resolvedAt;
  const note = {
    id: seedId('record', `evidence ${again} march ${matter.no}`),
    request_id: requestIdOf(matter.no),
    kind: 'evidence',
    text: evidenceOf(matter.kindCode, again),
    file_ids: '{}',
    by_kind: 'staff',
    by_staff_id: handler.staffId,
    by_unit_id: handler.unitId,
    by_name: handler.name,
    is_public: true,
    at: at(when),
  };
  return {
    at: when,
    change: { state: 'resolved', resolved_at: at(when), resolved_by_staff_id: handler.staffId },
    rows: [['request_notes', note]],
  };
}

export function redone(story: Story): Chapter[] {
  const { matter, life } = story;
  if (!life.relapse) return [];
  const { at: told, stars } = life.relapse;
  const rating = {
    request_id: requestIdOf(matter.no),
    at: at(told),
    stars,
    is_solved: false,
    comment: '还是老样子，没修好',
    by_kind: 'resident',
  };
  return [
    {
      at: told,
      change: {
        state: 'reopened',
        resolved_at: null,
        relapse_count: 1,
        rating: stars,
        callback_result: 'unsolved',
        is_satisfied: false,
      },
      rows: [['request_ratings', rating]],
    },
    resolved(story, true),
  ];
}

export function closed({ matter, life, handler, cast }: Story): Chapter[] {
  const request_id = requestIdOf(matter.no);
  const checker = handler.staffId === cast.secondDesk.staffId ? cast.desk : cast.secondDesk;
  const { closing } = life;
  const closure = (when: number, by: string, note: string, post: Player | null): readonly [string, Row] => [
    'request_closures',
    { request_id, closed_at: at(when), closed_by: by, post_id: post?.postId ?? null, note },
  ];
  const called = (when: number, result: string, isSatisfied: boolean | null, nth = 1): readonly [string, Row] => [
    'request_callbacks',
    {
      id: seedId('record', `callback ${nth} march ${matter.no}`),
      request_id,
      means: 'phone',
      result,
      is_satisfied: isSatisfied,
      note: '',
      by_staff_id: checker.staffId,
      at: at(when),
    },
  ];
  const end = (when: number): Row => ({ state: 'closed', closed_at: at(when) });
  switch (closing.by) {
    case 'caller': {
      const { stars, at: when } = closing;
      const rating = { request_id, at: at(when), stars, is_solved: true, comment: thanks(stars), by_kind: 'resident' };
      return [
        {
          at: when,
          change: { ...end(when), rating: stars, is_satisfied: true, callback_result: 'solved' },
          rows: [['request_ratings', rating], closure(when, 'caller', '', null)],
        },
      ];
    }
    case 'callback':
      return [
        {
          at: closing.at,
          change: { ...end(closing.at), callback_result: 'solved', is_satisfied: closing.isSatisfied },
          rows: [called(closing.at, 'solved', closing.isSatisfied), closure(closing.at, 'checker', '', checker)],
        },
      ];
    case 'rule':
      return closing.tries.map((when, i) => ({
        at: when,
        change: { callback_result: 'unreachable', ...(i === 2 ? end(when) : {}) },
        rows: [
          called(when, 'unreachable', null, i + 1),
          ...(i === 2 ? [closure(when, 'rule', '3 次回访未联系上', checker)] : []),
        ],
      }));
    case 'visit':
      return [
        {
          at: closing.at,
          change: end(closing.at),
          rows: [closure(closing.at, 'checker', '没有留电话，上门核实已办好', checker)],
        },
      ];
  }
}
