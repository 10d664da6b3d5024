import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { setLine } from '../../shared/commands.ts';
import { type DraftLink, draftOf, inputOf, nextRank, wantingOf } from './draft.ts';

const person: DraftLink = {
  linkId: newId(),
  isRoom: false,
  postId: newId(),
  label: '',
  rank: '1',
  phone: undefined,
  stands: null,
};
const room: DraftLink = {
  linkId: newId(),
  isRoom: true,
  postId: '',
  label: ' 值班室 ',
  rank: '2',
  phone: '0537-5643120',
  stands: null,
};

test('what the form gives is what the command takes; a number that was not touched is not sent', () => {
  const unitId = newId();
  assert.deepEqual(setLine.input.parse(inputOf(unitId, [person, room])), {
    unitId,
    links: [
      { linkId: person.linkId, postId: person.postId, rank: 1 },
      { linkId: room.linkId, label: '值班室', rank: 2, phone: '0537-5643120' },
    ],
  });
});

test('nobody chosen, somebody twice, a room without a number: each is told', () => {
  assert.equal(wantingOf([{ ...person, postId: '' }]), 'post');
  assert.equal(wantingOf([person, { ...person, linkId: newId() }]), 'twice');
  assert.equal(wantingOf([{ ...room, phone: ' ' }]), 'phone');
  assert.equal(wantingOf([{ ...room, phone: undefined, stands: '0537-****120' }]), undefined);
  assert.equal(wantingOf([person, room]), undefined);
});

test('whoever is there by a shift alone is not in the line; the next place follows the last', () => {
  const member = {
    source: 'shift' as const,
    rank: 1,
    linkId: null,
    postId: newId(),
    name: '甲',
    role: null,
    phone: null,
    isDutyPhone: false,
  };
  assert.deepEqual(draftOf([member]), []);
  assert.deepEqual([nextRank([]), nextRank([person, room]), nextRank([{ ...room, rank: '9' }])], ['1', '3', '9']);
});
