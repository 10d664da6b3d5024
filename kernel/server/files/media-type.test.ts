// A file is told by its content; the name only decides where the content cannot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf } from './media-type.ts';

const mp4 = Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1');

test('an MP4 is a film where it is called one, and a recording where it is not', () => {
  assert.equal(mediaTypeOf(mp4, '垃圾分类.MP4'), 'video/mp4');
  assert.equal(mediaTypeOf(mp4, 'voice.m4a'), 'audio/mp4');
  assert.equal(mediaTypeOf(mp4), 'audio/mp4');
});

test('a name makes no film of what is none', () => {
  assert.equal(mediaTypeOf(Buffer.from('%PDF-1.7'), '课件.mp4'), 'application/pdf');
  assert.equal(mediaTypeOf(Buffer.from('<html>'), '课件.mp4'), undefined);
});
