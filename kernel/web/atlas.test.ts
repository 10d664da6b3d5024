import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupEntries, layOut, listEntries, listPieces } from './atlas.ts';
import { entryOf, type Page, pathOf } from './page.ts';

const screen = () => Promise.resolve({ default: () => null });
const page = (path: string, rest: Partial<Page> = {}): Page => ({
  door: 'desk',
  path,
  title: { zh: path, en: path },
  component: screen,
  ...rest,
});

test('a navigation shows what a role may open, in order, and leaves out what is reached by links', () => {
  const atlas = layOut([
    { pages: [page('later', { order: 2 }), page('record/$id')] },
    {
      pages: [
        page('first', { order: 1, roles: ['community_desk'] }),
        page('theirs', { order: 0, roles: ['audit_admin'] }),
        page('phone', { order: 0, door: 'field' }),
      ],
    },
  ]);
  assert.deepEqual(
    listEntries(atlas, 'desk', 'community_desk').map((entry) => entry.path),
    ['first', 'later'],
  );
  assert.deepEqual(
    listEntries(atlas, 'desk', undefined).map((entry) => entry.path),
    ['later'],
  );
});

test('groups keep the order of their first page, and pages without one come first', () => {
  const unit = { zh: '本社区', en: 'Community' };
  const groups = groupEntries([page('a', { group: unit }), page('b'), page('c', { group: { ...unit } })]);
  assert.deepEqual(
    groups.map((group) => group.pages.map((entry) => entry.path)),
    [['b'], ['a', 'c']],
  );
});

test('two pages at one address are refused, wherever they come from', () => {
  assert.throws(() => layOut([{ pages: [page('requests')] }, { pages: [page('requests')] }]), /\/desk\/requests/);
});

test('addresses lie below their door, and an entry leads past the optional record', () => {
  assert.equal(pathOf(page('requests/{-$requestId}')), '/desk/requests/{-$requestId}');
  assert.equal(entryOf(page('requests/{-$requestId}')), '/desk/requests');
  assert.equal(pathOf(page('', { door: 'resident' })), '/');
  assert.equal(pathOf(page('my', { door: 'resident' })), '/my');
  assert.equal(pathOf(page('', { door: 'open' })), '/open');
});

test('pieces fill their slot at their door for their role, lowest order first', () => {
  const atlas = layOut([
    { pieces: [{ door: 'desk', slot: 'calls', order: 2, component: screen }] },
    {
      pieces: [
        { door: 'desk', slot: 'calls', order: 1, roles: ['community_desk'], component: screen },
        { door: 'field', slot: 'fab', component: screen },
      ],
    },
  ]);
  assert.deepEqual(
    listPieces(atlas, 'desk', 'calls', 'community_desk').map((piece) => piece.order),
    [1, 2],
  );
  assert.equal(listPieces(atlas, 'desk', 'calls', 'handler').length, 1);
});
