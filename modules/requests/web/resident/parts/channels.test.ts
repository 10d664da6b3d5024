import assert from 'node:assert/strict';
import { test } from 'node:test';
import method5643 from '#methods/minhu-5643/method.ts';
import sample4532 from '../../../../methods/fixtures/sample-4532/method.ts';
import { hasCall, writtenChannel } from './channels.ts';

test('a written report comes in by WeChat where the method has it; another method’s own channels serve as well', () => {
  assert.equal(writtenChannel(method5643.channels), 'grid_wechat_group');
  assert.equal(writtenChannel(sample4532.channels), 'grid_wechat_group');
  assert.equal(writtenChannel([{ code: 'open_day' }]), 'open_day');
  assert.equal(writtenChannel([]), undefined);
});

test('there is a call button only where the method has the channel', () => {
  assert.equal(hasCall(method5643.channels), true);
  assert.equal(hasCall(sample4532.channels), false);
});
