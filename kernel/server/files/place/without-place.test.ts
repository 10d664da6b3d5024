// Where a photo was taken is in no byte of what is kept, whatever wrapped it; how it is to be turned, and everything else, is as it came.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { sql } from '#kernel/server/sql.ts';
import { openTestHouse, unitIds } from '#testing/house.ts';
import { mediaTypeOf } from '../media-type.ts';
import { exifWithPlace, heic, jpeg, png, pngChunk, secondsOfPlace, webp, xmpWithPlace } from './made-photos.ts';
import { bufferBytes } from './open-bytes.ts';
import { takeOutPlace } from './without-place.ts';

async function taken(photo: Buffer): Promise<{ kept: Buffer; isChanged: boolean }> {
  const kept = Buffer.from(photo);
  return { kept, isChanged: await takeOutPlace(bufferBytes(kept), mediaTypeOf(photo) ?? '') };
}
const inEitherOrder = (value: number): Buffer[] => {
  const [little, big] = [Buffer.alloc(4), Buffer.alloc(4)];
  little.writeUInt32LE(value);
  big.writeUInt32BE(value);
  return [little, big];
};
const tellsPlace = (bytes: Buffer): boolean =>
  secondsOfPlace.some((value) => inEitherOrder(value).some((four) => bytes.includes(four))) || bytes.includes('GPSL');

/** What must be as it was: every byte outside the GPS IFD and its values. */
function sameButPlace(exif: Buffer, kept: Buffer, photo: Buffer): void {
  const at = photo.indexOf(exif);
  assert.ok(at > 0);
  const blank = (whole: Buffer) =>
    Buffer.concat([
      whole.subarray(0, at + 60),
      Buffer.alloc(54),
      whole.subarray(at + 114, at + 120),
      whole.subarray(at + 168),
    ]);
  assert.deepEqual(blank(kept), blank(photo));
}

const containers = { jpeg, heic, webp, png: (exif: Buffer) => png(pngChunk('eXIf', exif)) };

describe('the place goes, the turn stays', () => {
  for (const [name, wrap] of Object.entries(containers)) {
    for (const isLittle of [true, false]) {
      test(`${name}, ${isLittle ? 'little' : 'big'} end first`, async () => {
        const exif = exifWithPlace(isLittle);
        const photo = wrap(exif);
        assert.equal(mediaTypeOf(photo), `image/${name}`);
        assert.ok(tellsPlace(photo));
        const { kept, isChanged } = await taken(photo);
        assert.deepEqual([isChanged, kept.length, tellsPlace(kept)], [true, photo.length, false]);
        const at = photo.indexOf(exif);
        const turn = isLittle ? kept.readUInt16LE(at + 30) : kept.readUInt16BE(at + 30);
        assert.equal(turn, 6);
        assert.equal(isLittle ? kept.readUInt16LE(at + 60) : kept.readUInt16BE(at + 60), 0, 'a GPS list of no entries');
        if (name !== 'png') sameButPlace(exif, kept, photo);
        assert.equal((await taken(kept)).isChanged, false);
      });
    }
  }

  test('a second picture behind the first, and a large file with the place across a seam of reading', async () => {
    const two = Buffer.concat([jpeg(exifWithPlace(true)), jpeg(exifWithPlace(false))]);
    assert.equal(tellsPlace((await taken(two)).kept), false);
    for (const shift of [0, 1, 2, 3, 5, 9, 60, 130]) {
      const filler = Buffer.alloc(1024 * 1024 - shift - 12, 7);
      const far = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), filler, exifWithPlace(true), xmpWithPlace]);
      assert.equal(tellsPlace((await taken(far)).kept), false, String(shift));
    }
  });

  test('a place told a second time in XMP goes too; XMP that tells none stays', async () => {
    assert.equal(tellsPlace((await taken(jpeg(exifWithPlace(true), xmpWithPlace))).kept), false);
    const rated = jpeg(Buffer.from('no exif here'), Buffer.from('<x:xmpmeta><r xmp:Rating="5"/></x:xmpmeta>'));
    assert.equal((await taken(rated)).isChanged, false);
  });

  test('PNG: its check sums hold afterwards, and packed or hexadecimal copies of the facts are blanked', async () => {
    const packed = Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), deflateSync(xmpWithPlace)]);
    const raw = Buffer.from(`Raw profile type exif\0\nexif\n220\n${exifWithPlace(true).toString('hex')}`, 'latin1');
    const note = pngChunk('tEXt', Buffer.from('Comment\0hello', 'latin1'));
    const photo = png(pngChunk('eXIf', exifWithPlace(false)), pngChunk('iTXt', packed), pngChunk('tEXt', raw), note);
    const { kept } = await taken(photo);
    const types: string[] = [];
    for (let at = 8; at < kept.length; ) {
      const length = kept.readUInt32BE(at);
      assert.equal(kept.readUInt32BE(at + 8 + length), crc32(kept.subarray(at + 4, at + 8 + length)));
      types.push(kept.toString('latin1', at + 4, at + 8));
      at += 12 + length;
    }
    assert.deepEqual(types, ['IHDR', 'eXIf', 'juNk', 'juNk', 'tEXt', 'IDAT', 'IEND']);
    assert.ok(!kept.includes(exifWithPlace(true).toString('hex').slice(240, 300)));
    assert.ok(kept.includes(note));
  });
});

describe('nothing else is touched', () => {
  test('any bytes, and any photo cut off or spoilt anywhere, are read without a fault and keep their length', async () => {
    const photos = Object.values(containers).map((wrap) => wrap(exifWithPlace(true)));
    const spoilt = fc
      .tuple(fc.constantFrom(...photos), fc.nat(2_000), fc.nat(2_000), fc.nat(255))
      .map(([photo, cut, at, value]) => {
        const bytes = Buffer.from(photo.subarray(0, Math.max(1, photo.length - cut)));
        bytes[at % bytes.length] = value;
        return bytes;
      });
    const random = fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, random), async (bytes) => {
        const kept = Buffer.from(bytes);
        await takeOutPlace(bufferBytes(kept), mediaTypeOf(bytes) ?? 'image/jpeg');
        assert.equal(kept.length, bytes.length);
      }),
      { numRuns: 400 },
    );
    await fc.assert(fc.asyncProperty(random, async (bytes) => assert.ok((await taken(bytes)).kept.equals(bytes))));
  });

  test('a photo without a place is kept byte for byte', async () => {
    const exif = exifWithPlace(true).subarray(0, 60);
    exif.writeUInt16LE(2, 8);
    for (const wrap of Object.values(containers)) {
      const photo = wrap(exif);
      const { kept, isChanged } = await taken(photo);
      assert.deepEqual([isChanged, kept.equals(photo)], [false, true]);
    }
  });
});

test('what the house keeps of an upload tells no place, in one piece or as it comes, and its hash is of what is kept', async (t) => {
  const { house, asOwner } = await openTestHouse({ t });
  const photo = heic(exifWithPlace(false));
  const about = { name: 'IMG_0001.HEIC', by: 'test', districtId: unitIds.district };
  for (const sent of [photo, Readable.from([photo.subarray(0, 700), photo.subarray(700)], { objectMode: false })]) {
    const { id, mediaType } = await house.files.keep(sent, about);
    assert.equal(mediaType, 'image/heic');
    const { bytes } = await house.files.read(id);
    assert.deepEqual([bytes.length, tellsPlace(bytes)], [photo.length, false]);
    const row = await asOwner((tx) => tx.first<{ sha256: Buffer }>(sql`select sha256 from files where id = ${id}`));
    assert.ok(createHash('sha256').update(bytes).digest().equals(row!.sha256));
  }
  assert.ok(tellsPlace(photo), 'what the sender holds is the sender’s');
});
