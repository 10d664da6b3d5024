import assert from 'node:assert/strict';
import { test } from 'node:test';
import method5643 from '#methods/minhu-5643/method.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { emptyReport, fieldChannels, fieldReportOf } from './report-of.ts';

const facts = {
  requestId: '0190f3a0-0000-7000-8000-000000000001',
  spot: { placeId: '0190f3a0-0000-7000-8000-000000000002', address: '盛景花园3号楼1单元101' },
  fileIds: [],
  kindCode: undefined,
  reporter: { name: '张桂兰', role: '网格员' },
};
const draft = { ...emptyReport, channel: 'home_visit', text: '楼道灯不亮' };

test('a matter seen on the way has a place and a channel, and nobody as its caller', () => {
  const input = fieldReportOf(draft, facts);
  assert.equal(input.placeId, facts.spot.placeId);
  assert.equal(input.callerName, undefined);
  assert.equal(input.proxy, undefined);
  reportRequest.input.parse(input);
});

test('rule 6: for somebody without a phone the reporter is on record as the proxy; with a phone the caller stands alone', () => {
  const told = { ...draft, isFor: 'yes', callerName: '刘奶奶' };
  assert.deepEqual(fieldReportOf(told, facts).proxy, { name: '张桂兰', relation: '网格员' });
  const withPhone = fieldReportOf({ ...told, callerPhone: '19900000001' }, facts);
  assert.equal(withPhone.proxy, undefined);
  assert.equal(withPhone.callerPhone, '19900000001');
  assert.equal(fieldReportOf({ ...told, isFor: '' }, facts).callerName, undefined);
});

test('a photo alone has a title by its place; a place not on record is kept as written', () => {
  const input = fieldReportOf({ ...draft, text: ' ' }, { ...facts, spot: { placeId: null, address: '东门外' } });
  assert.match(String(input.summary), /^东门外/);
  assert.equal(input.placeText, '东门外');
  assert.equal(input.placeId, undefined);
});

test('the home visit stands first among the channels of the method, and calls are not chosen by hand', () => {
  assert.deepEqual(
    fieldChannels(method5643.channels).map(({ code }) => code),
    ['home_visit', 'grid_wechat_group', 'walk_in'],
  );
});
