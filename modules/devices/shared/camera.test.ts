import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cameraNoFault,
  longestStretchMs,
  mayAttach,
  mayBeGone,
  mayLook,
  stretchFault,
  videoAddress,
} from './camera.ts';

test('a camera’s number is the twenty digits of GB/T 28181: division, trade, a type that is a camera, network, serial', () => {
  assert.equal(cameraNoFault('34020000001320000101'), undefined);
  assert.equal(cameraNoFault('37087100001310000001'), undefined);
  assert.equal(cameraNoFault('3708710000132000001'), 'length');
  assert.equal(cameraNoFault('3708710000132000000１'), 'length');
  assert.equal(cameraNoFault('99087100001320000001'), 'division');
  // A recorder and an alarm input are numbered alike and show nothing.
  assert.equal(cameraNoFault('37087100001180000001'), 'type');
  assert.equal(cameraNoFault('37087100001340000001'), 'type');
});

const now = Date.parse('2026-03-16T09:00:00Z');
const hour = 3_600_000;

test('a stretch runs forward, for a day at most, and ends in the past', () => {
  assert.equal(stretchFault(now - hour, now, now), undefined);
  assert.equal(stretchFault(now - longestStretchMs, now, now), undefined);
  assert.equal(stretchFault(now - longestStretchMs - 1, now, now), 'video_too_long');
  assert.equal(stretchFault(now, now, now), 'video_backwards');
  assert.equal(stretchFault(now - hour, now - 2 * hour, now), 'video_backwards');
  assert.equal(stretchFault(now - hour, now + 1, now), 'video_future');
  fc.assert(
    fc.property(fc.integer({ min: -100 * hour, max: 2 * hour }), fc.integer({ min: -50, max: 50 }), (begin, hours) => {
      const [from, until] = [now + begin, now + begin + hours * hour];
      const isFine = until > from && hours <= 24 && until <= now;
      assert.equal(stretchFault(from, until, now) === undefined, isFine);
    }),
  );
});

test('thirty days are kept for certain, no more', () => {
  assert.equal(mayBeGone(now - 30 * 24 * hour, now), false);
  assert.equal(mayBeGone(now - 30 * 24 * hour - 1, now), true);
});

test('of handling units only the police room points to recordings and looks at them; a grid worker points and does not look', () => {
  const verdict = (role: Parameters<typeof mayLook>[0]['role'], unitKind: string) =>
    [mayAttach({ role, unitKind }), mayLook({ role, unitKind })].map(Number).join('');
  assert.equal(verdict('handler', 'police_room'), '11');
  assert.equal(verdict('handling_lead', 'police_room'), '11');
  assert.equal(verdict('handler', 'property_company'), '00');
  assert.equal(verdict('community_desk', 'community'), '11');
  assert.equal(verdict('community_secretary', 'community'), '11');
  assert.equal(verdict('grid_worker', 'grid'), '10');
  assert.equal(verdict('street_supervisor', 'subdistrict'), '01');
  assert.equal(verdict('district_supervisor', 'district'), '00');
  assert.equal(verdict('audit_admin', 'district'), '00');
});

test('the address comes of the site’s template, and of none where the template is none', () => {
  const stretch = { cameraNo: '37087100001320000001', from: now - hour, until: now };
  assert.equal(
    videoAddress('https://video.example.cn/play/{camera}?from={from}&to={to}', stretch),
    'https://video.example.cn/play/37087100001320000001?from=2026-03-16T08%3A00%3A00Z&to=2026-03-16T09%3A00%3A00Z',
  );
  assert.equal(videoAddress(undefined, stretch), undefined);
  assert.equal(videoAddress('', stretch), undefined);
  assert.equal(videoAddress('https://video.example.cn/play', stretch), undefined);
  assert.equal(videoAddress('javascript:alert({camera})', stretch), undefined);
});
