import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Post, postToWear, type Session } from './session.ts';

function post(postId: string, basis: Post['basis']): Post {
  return {
    postId,
    basis,
    role: 'grid_worker',
    roleTitle: { zh: '网格员', en: 'Grid worker' },
    unitId: 'u',
    unitName: '接庄社区15网格',
    unitKind: 'grid',
    path: '接庄街道 · 接庄社区',
  };
}

const session: Session = {
  staff: { id: 'zhang', name: '张*兰' },
  posts: [post('home', 'home'), post('down', 'seconded')],
};

test('[A5] the hat chosen last on this device is worn again, by that person only', () => {
  assert.equal(postToWear(session, { zhang: 'down' })?.postId, 'down');
  assert.equal(postToWear(session, { li: 'down' })?.postId, 'home');
});

test('[A5] a post that ended is not worn: back to the home post', () => {
  assert.equal(postToWear(session, { zhang: 'ended' })?.postId, 'home');
  assert.equal(postToWear({ ...session, posts: [] }, { zhang: 'down' }), undefined);
});
