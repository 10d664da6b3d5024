import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openByteStore } from './open-byte-store.ts';
import { readS3Settings } from './s3-settings.ts';

const whole = {
  HUYING_S3_ENDPOINT: 'https://s3.example.cn',
  HUYING_S3_BUCKET: 'huying-files',
  HUYING_S3_REGION: 'cn-north-1',
  HUYING_S3_ACCESS_KEY: 'key',
  HUYING_S3_SECRET_KEY: 'secret',
};

test('none set is the disk; all set is S3; region and style may be left out', () => {
  assert.equal(readS3Settings({}), undefined);
  assert.equal(readS3Settings({ HUYING_S3_ENDPOINT: '' }), undefined);
  assert.equal(openByteStore('d', {}).place, join('d', 'files'));
  assert.equal(openByteStore('d', whole).place, 'S3 s3.example.cn huying-files');
  const { HUYING_S3_REGION: _, ...less } = whole;
  assert.equal(readS3Settings(less)?.style, 'path');
  assert.equal(readS3Settings({ ...whole, HUYING_S3_STYLE: 'host' })?.style, 'host');
});

test('half a setting never falls back to the disk: what is missing or wrong is named, the secret is not repeated', () => {
  const { HUYING_S3_SECRET_KEY: _, ...keyless } = whole;
  for (const [env, name] of [
    [keyless, 'HUYING_S3_SECRET_KEY'],
    [{ ...whole, HUYING_S3_ENDPOINT: 's3.example.cn' }, 'HUYING_S3_ENDPOINT'],
    [{ ...whole, HUYING_S3_ENDPOINT: 'ftp://s3.example.cn' }, 'HUYING_S3_ENDPOINT'],
    [{ ...whole, HUYING_S3_BUCKET: '../other' }, 'HUYING_S3_BUCKET'],
    [{ ...whole, HUYING_S3_STYLE: 'both' }, 'HUYING_S3_STYLE'],
  ] as const)
    assert.throws(
      () => openByteStore('d', env),
      (error: Error & { code?: string }) =>
        error.code === 'files.settings' && error.message.includes(name) && !error.message.includes('secret'),
    );
});
