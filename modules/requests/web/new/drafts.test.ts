import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { reportRequest } from '../../shared/commands.ts';
import { draftTitle, isBegun, newDraft, openDrafts, reportOf, type Storage } from './drafts.ts';
import { filledPlace } from './use-fill-place.ts';

function storage(): Storage & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}

test('two half-filled forms keep their own words, also after the page was loaded again', () => {
  const tab = storage();
  const drafts = openDrafts('li', tab);
  const [first, second] = [newId(), newId()];
  drafts.start(first, 'hotline');
  drafts.change(first, { text: '下水道堵了', phone: '19900000001' });
  drafts.start(second, 'walk_in');
  drafts.change(second, { text: '楼道灯不亮' });
  const again = openDrafts('li', tab).list();
  assert.deepEqual(
    again.map(({ id, text, channel }) => [id, text, channel]),
    [
      [first, '下水道堵了', 'hotline'],
      [second, '楼道灯不亮', 'walk_in'],
    ],
  );
});

test('an untouched form is not kept, and a registered one is gone', () => {
  const tab = storage();
  const drafts = openDrafts('li', tab);
  const id = newId();
  drafts.start(id, 'hotline');
  assert.equal(tab.map.size, 0);
  drafts.change(id, { text: '下水道堵了' });
  assert.equal(tab.map.size, 1);
  drafts.drop(id);
  assert.equal(tab.map.size, 0);
});

test('the next person at the same tab finds nothing of the last', () => {
  const tab = storage();
  const drafts = openDrafts('li', tab);
  const id = newId();
  drafts.start(id, 'hotline');
  drafts.change(id, { text: '下水道堵了' });
  assert.deepEqual(openDrafts('wang', tab).list(), []);
  assert.equal(tab.map.size, 0);
});

test('a full storage loses nothing while the page is open', () => {
  const drafts = openDrafts('li', {
    ...storage(),
    setItem: () => {
      throw new Error('full');
    },
  });
  const id = newId();
  drafts.start(id, 'hotline');
  drafts.change(id, { text: '下水道堵了' });
  assert.equal(drafts.list()[0]?.text, '下水道堵了');
});

test('what is sent is an input the command takes; of an anonymous caller neither name nor number goes', () => {
  const draft = { ...newDraft(newId(), 'hotline'), phone: '19900000001', callerName: '刘桂英', text: ' 下水道堵了 ' };
  const named = reportRequest.input.safeParse(reportOf(draft));
  assert.ok(named.success);
  assert.equal((named.data as { callerName?: string }).callerName, '刘桂英');
  const hidden = reportOf({ ...draft, isAnonymous: true });
  assert.equal(JSON.stringify(hidden).includes('199'), false);
  assert.equal(JSON.stringify(hidden).includes('刘'), false);
});

test('a place on record goes by its id; words alone go as words, with the community chosen for them', () => {
  const community = newId();
  const placeId = newId();
  const draft = { ...newDraft(newId(), 'walk_in'), territoryId: community };
  assert.deepEqual(pick(reportOf({ ...draft, place: { text: '盛景花园3号楼', placeId } })), {
    placeId,
    placeText: undefined,
    territoryId: undefined,
  });
  assert.deepEqual(pick(reportOf({ ...draft, place: { text: '菜市场门口' } })), {
    placeId: undefined,
    placeText: '菜市场门口',
    territoryId: community,
  });
});

const pick = ({
  placeId,
  placeText,
  territoryId,
}: {
  placeId?: string;
  placeText?: string | undefined;
  territoryId?: string;
}) => ({
  placeId,
  placeText,
  territoryId,
});

test('a form begun by the number alone counts, one with only a place put in by the house does not', () => {
  const draft = newDraft(newId(), 'hotline');
  assert.equal(isBegun({ ...draft, place: { text: '盛景花园' }, isPlaceByNumber: true }), false);
  assert.equal(isBegun({ ...draft, phone: '199' }), true);
  assert.equal(
    draftTitle({ ...draft, phone: '19900001234', text: '下水道堵了，一楼往外冒水' }),
    '…1234 · 下水道堵了，一楼往外',
  );
});

test('the caller’s home is put in once: not over what was written, not again after it was taken out, anew for another number', () => {
  const home = { placeId: newId(), address: '盛景花园3号楼1单元101' };
  const draft = newDraft(newId(), 'hotline');
  const filled = { ...draft, ...filledPlace(home, draft) };
  assert.deepEqual([filled.place.text, filled.isPlaceByNumber], [home.address, true]);
  assert.equal(filledPlace(home, filled), undefined);
  assert.equal(filledPlace(home, { ...filled, place: { text: '' }, isPlaceByNumber: false }), undefined);
  assert.equal(filledPlace(home, { ...draft, place: { text: '菜市场' } }), undefined);
  const other = { placeId: newId(), address: '水岸新居2号楼' };
  assert.equal(filledPlace(other, filled)?.place?.text, other.address);
  assert.deepEqual(filledPlace(undefined, filled)?.place, { text: '' });
});
