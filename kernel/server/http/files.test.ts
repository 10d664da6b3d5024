// Files through the door, over both stores: what is taken, what is refused and why, and what a player is given.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { openTestS3 } from '#testing/s3.ts';
import type { ByteStore } from '../files/byte-store.ts';
import { diskStore } from '../files/disk-store.ts';
import { s3Store } from '../files/s3-store.ts';
import { maxFileBytes, openFileStore } from '../files/store.ts';
import { sql } from '../sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'huying-files-http-'));
// Uploads on their way lie in the machine's folder for such things: here one of its own, to see that nothing stays.
process.env['TMPDIR'] = folder;
after(() => rmSync(folder, { recursive: true, force: true }));
const s3 = await openTestS3();

const photo = (size: number): Buffer => {
  const bytes = Buffer.alloc(size, 0x41);
  bytes.write('ffd8ffe0', 'hex');
  return bytes;
};

const stores: [string, ByteStore][] = [
  ['a folder', diskStore(join(folder, 'files'))],
  ['S3', s3Store(s3.settings)],
];
for (const [name, store] of stores) {
  describe(`files over ${name}`, async () => {
    const house = await openTestHouse({ store });
    const { url } = await openSite(house);
    const send = async (bytes: Buffer, fileName = 'a.jpg') => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
      const answer = await fetch(`${url}/api/files`, { method: 'POST', body: form });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const linkOf = async (bytes: Buffer, fileName?: string): Promise<string> => {
      const { body } = await send(bytes, fileName);
      return url + house.house.files.link(String(body['id']));
    };
    const count = () =>
      house.asOwner(async (tx) => (await tx.first<{ n: number }>(sql`select count(*) as n from files`))!.n);

    const lay = async (id: string, from: number, total: number, bytes: Buffer) => {
      const answer = await fetch(`${url}/api/files/${id}/parts?from=${from}&total=${total}&name=a.jpg`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const partsLeft = () => readdirSync(folder).filter((name) => name.startsWith('huying-parts-'));

    test('in parts: cut off it goes on where it was, a part told twice or too early changes nothing, and whole it is a file like any other', async () => {
      const bytes = Buffer.concat([photo(100_000), Buffer.from('the end')]);
      const [id, total] = [newId(), bytes.length];
      assert.deepEqual((await lay(id, 0, total, Buffer.alloc(0))).body, { have: 0 });
      assert.deepEqual((await lay(id, 0, total, bytes.subarray(0, 60_000))).body, { have: 60_000 });
      assert.deepEqual((await lay(id, 0, total, bytes.subarray(0, 60_000))).body, { have: 60_000 }, 'no answer came');
      assert.deepEqual((await lay(id, 80_000, total, bytes.subarray(80_000))).body, { have: 60_000 });
      assert.deepEqual(
        (await lay(id, 60_000, total, Buffer.alloc(total))).body,
        { have: 60_000 },
        'more than there is',
      );
      const file = { id, mediaType: 'image/jpeg', sizeBytes: total };
      assert.deepEqual((await lay(id, 60_000, total, bytes.subarray(60_000))).body, { have: total, file });
      assert.deepEqual((await lay(id, 0, total, bytes.subarray(0, 60_000))).body, { have: total, file }, 'it is here');
      assert.deepEqual((await house.house.files.read(id)).bytes, bytes);
      assert.deepEqual(partsLeft(), []);
    });

    test('in parts: too large is said before anything is laid down, and what it is not is refused at the end; nothing stays', async () => {
      assert.equal((await lay(newId(), 0, maxFileBytes + 1, photo(10))).body['code'], 'file.too_large');
      const text = Buffer.from('#!/bin/sh');
      const refused = await lay(newId(), 0, text.length, text);
      assert.deepEqual([refused.status, refused.body['code']], [415, 'file.unknown_type']);
      assert.equal((await lay('no-id', 0, 1, text)).status, 409);
      assert.deepEqual(partsLeft(), []);
    });

    test('a photo as large as may be comes back as it was, by its link only', async () => {
      const bytes = photo(maxFileBytes);
      const { status, body } = await send(bytes);
      assert.deepEqual([status, body['mediaType'], body['sizeBytes']], [200, 'image/jpeg', maxFileBytes]);
      const link = url + house.house.files.link(String(body['id']));
      const answer = await fetch(link);
      assert.equal(answer.headers.get('accept-ranges'), 'bytes');
      assert.equal(answer.headers.get('content-length'), String(maxFileBytes));
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(bytes));
      for (const bad of [
        `${url}/api/files/${String(body['id'])}`,
        link.replace('sig=', 'sig=x'),
        link.replace(/until=\d+/, 'until=99999999999999'),
        `${link}&sig=x`,
        `${link}&until=1`,
      ]) {
        const refused = await fetch(bad);
        assert.equal(refused.status, 404);
        assert.equal(((await refused.json()) as { code: string }).code, 'file.gone');
      }
    });

    test('a phone that named its photo sends it again after no answer, and it is there once; under somebody else’s name nothing is taken', async () => {
      const id = newId();
      const put = async (bytes: Buffer, headers: Record<string, string> = {}) => {
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(bytes)]), 'a.jpg');
        const answer = await fetch(`${url}/api/files?id=${id}`, { method: 'POST', body: form, headers });
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
      };
      const mine = { 'huying-follow': 'a-secret-of-this-phone' };
      assert.deepEqual((await put(photo(900), mine)).body, { id, mediaType: 'image/jpeg', sizeBytes: 900 });
      assert.equal((await put(photo(900), mine)).status, 200);
      const other = await put(photo(50), { 'huying-follow': 'another' });
      assert.deepEqual([other.status, other.body['code']], [409, 'file.id_taken']);
      assert.ok((await house.house.files.read(id)).bytes.equals(photo(900)));
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(photo(10))]), 'a.jpg');
      assert.equal((await fetch(`${url}/api/files?id=../x`, { method: 'POST', body: form })).status, 409);
    });

    test('a part is given to a player that asks for it, and a part beyond the end is not', async () => {
      const bytes = photo(5_000);
      const link = await linkOf(bytes);
      for (const [range, first, last] of [
        ['bytes=0-0', 0, 0],
        ['bytes=0-', 0, 4_999],
        ['bytes=1000-1999', 1_000, 1_999],
        ['bytes=-100', 4_900, 4_999],
      ] as const) {
        const answer = await fetch(link, { headers: { range } });
        assert.equal(answer.status, 206);
        assert.equal(answer.headers.get('content-range'), `bytes ${first}-${last}/5000`);
        assert.equal(answer.headers.get('content-length'), String(last - first + 1));
        assert.ok(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(first, last + 1)));
      }
      const beyond = await fetch(link, { headers: { range: 'bytes=5000-' } });
      assert.equal(beyond.status, 416);
      assert.equal(beyond.headers.get('content-range'), 'bytes */5000');
      assert.equal(((await beyond.json()) as { code: string }).code, 'file.beyond_end');
      assert.equal((await fetch(link, { headers: { range: 'bytes=1-2,4-5' } })).status, 200);
    });

    test('a long table goes out whole and unpacked, as what it is', async () => {
      const text = `姓名,地址\n${'张三,接庄\n'.repeat(2_000)}`;
      const answer = await fetch(await linkOf(Buffer.from(text), '名册.csv'), {
        headers: { 'accept-encoding': 'gzip' },
      });
      assert.equal(answer.headers.get('content-encoding'), null);
      assert.match(answer.headers.get('content-disposition')!, /^attachment; filename\*=UTF-8''%E5%90%8D/);
      assert.equal(await answer.text(), text);
    });

    test('what is empty, too large or no photo, voice, paper or table is refused by name, and nothing is kept', async () => {
      const was = await count();
      assert.deepEqual([(await send(Buffer.alloc(0))).body['code']], ['file.empty']);
      const large = await send(photo(maxFileBytes + 1));
      assert.deepEqual([large.status, large.body['code']], [413, 'file.too_large']);
      const much = await send(photo(maxFileBytes * 2));
      assert.deepEqual([much.status, much.body['code']], [413, 'file.too_large']);
      const program = await send(Buffer.from('MZ\x90\0program'), 'photo.jpg');
      assert.deepEqual([program.status, program.body['code']], [415, 'file.unknown_type']);
      const nothing = await fetch(`${url}/api/files`, { method: 'POST', body: new FormData() });
      assert.equal(nothing.status, 400);
      assert.equal(await count(), was);
    });

    test('after a refused upload the connection is free for the next request', { timeout: 30_000 }, async (t) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      t.after(() => agent.destroy());
      const ask = async (path: string, method: string, headers: Record<string, string>, body: Buffer) => {
        const request = httpRequest(url + path, { agent, method, headers });
        request.end(body);
        const [answer] = (await once(request, 'response')) as [IncomingMessage];
        await buffer(answer);
        return { status: answer.statusCode, port: request.socket?.localPort };
      };
      const head = Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n');
      const body = Buffer.concat([head, photo(maxFileBytes * 2), Buffer.from('\r\n--b--\r\n')]);
      const refused = await ask('/api/files', 'POST', { 'content-type': 'multipart/form-data; boundary=b' }, body);
      const next = await ask('/healthz', 'GET', {}, Buffer.alloc(0));
      assert.deepEqual([refused.status, next.status, next.port], [413, 200, refused.port]);
    });

    test('a file whose bytes somebody took away is told as lost, not as a fault of the house', async () => {
      const { body } = await send(photo(100));
      await store.remove(String(body['id']));
      const answer = await fetch(url + house.house.files.link(String(body['id'])));
      assert.equal(answer.status, 404);
      assert.equal(((await answer.json()) as { code: string }).code, 'file.lost');
    });

    test('nothing of an upload stays on its way', () => {
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('huying-upload')),
        [],
      );
    });

    test('bytes whose row could not be written are taken away again', async () => {
      const objects = new Set<string>();
      const watched: ByteStore = {
        ...store,
        put: async (id, content) => {
          objects.add(id);
          await store.put(id, content);
        },
      };
      const files = openFileStore(house.database, watched, house.house.secrets);
      await assert.rejects(files.keep(photo(100), { by: 'test', districtId: 'no id at all' }));
      assert.equal(objects.size, 1);
      for (const id of objects) assert.equal(await store.has(id), false);
    });
  });
}

test('while the store is away a photo is refused with a passing problem; the words of the report are not held up', async (t) => {
  const store = s3Store({ ...s3.settings, endpoint: new URL('http://127.0.0.1:9') });
  const house = await openTestHouse({ store, t });
  const { url } = await openSite(house, t);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo(100))]), 'a.jpg');
  const answer = await fetch(`${url}/api/files`, { method: 'POST', body: form });
  assert.equal(answer.status, 503);
  const body = (await answer.json()) as { code: string; remedy: string };
  assert.deepEqual([body.code, body.remedy], ['file.store_away', 'retry']);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
});
