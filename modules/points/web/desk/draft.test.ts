import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { metresBetween } from '../../shared/reach.ts';
import { changesOf, type Draft, emptyDraft, faultOf, readPosition, saidOf } from './draft.ts';

const draft: Draft = { ...emptyDraft, kindCode: 'pharmacy', name: '益康药房' };

describe('the form of a point', () => {
  test('says what is missing or cannot be read, and lets through what is not said', () => {
    assert.equal(faultOf(emptyDraft), 'kind');
    assert.equal(faultOf({ ...draft, name: ' ' }), 'name');
    assert.equal(faultOf({ ...draft, position: '接庄大街' }), 'position');
    assert.equal(faultOf({ ...draft, position: '116.65, 35.4' }), 'datum');
    assert.equal(faultOf({ ...draft, position: '116.65, 35.4', datum: 'gcj02' }), undefined);
    assert.equal(faultOf({ ...draft, hours: '看情况' }), 'hours');
    assert.equal(faultOf({ ...draft, link: 'javascript:alert(1)' }), 'link');
    assert.equal(faultOf(draft), undefined);
  });

  test('reads a position whichever way round, with the commas people type, and brings a map’s shift back', () => {
    assert.deepEqual(readPosition('116.65，35.4', 'wgs84'), { longitude: 116.65, latitude: 35.4 });
    assert.deepEqual(readPosition('35.4 116.65', 'wgs84'), { longitude: 116.65, latitude: 35.4 });
    const shifted = readPosition('116.65, 35.4', 'gcj02');
    assert.ok(shifted && metresBetween(shifted, { longitude: 116.65, latitude: 35.4 }) > 300);
    assert.equal(readPosition('116.65', 'wgs84'), undefined);
    assert.equal(readPosition('', ''), null);
  });

  test('sends only what changed, and a blank position is no change', () => {
    const { position: _, ...before } = saidOf(draft, 'unit');
    assert.deepEqual(changesOf(saidOf(draft, 'unit'), before), {});
    assert.deepEqual(changesOf(saidOf({ ...draft, phone: '1' }, 'unit'), before), { phone: '1' });
    assert.deepEqual(changesOf(saidOf({ ...draft, comesHome: 'yes' }, 'unit'), before), { homeUnitId: 'unit' });
  });

  test('another place takes the point along: its own old position goes', () => {
    const { position: _, ...before } = saidOf(draft, 'unit');
    assert.deepEqual(changesOf(saidOf({ ...draft, placeId: 'shop' }, 'unit'), before), {
      placeId: 'shop',
      position: null,
    });
  });
});
