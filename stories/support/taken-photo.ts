// A photo as a phone takes it: large, lying on its side with the turn noted, and with the place where it was taken written into it (Exif 2.3).

import type { Page } from '@playwright/test';

/** 4000 × 3000, to be shown upright; half of it dark, so that a turn shows. The browser draws it: no binary lies in the repository. */
export async function takenPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const pen = canvas.getContext('2d');
    for (let n = 0; n < 4000; n++) {
      pen.fillStyle = 'hsl(' + ((n * 37) % 360) + ' 60% ' + (n < 2000 ? 25 : 70) + '%)';
      pen.fillRect(n, 0, 1, 3000);
    }
    const made = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    const reader = new FileReader();
    await new Promise((resolve) => { reader.onload = resolve; reader.readAsDataURL(made); });
    return reader.result.split(',')[1];
  })()`);
  const jpeg = Buffer.from(base64, 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), placeAndTurn(), jpeg.subarray(2)]);
}

/** 35°25′ N 116°39′ E, and orientation 6: turn a quarter to the right to see it upright. */
function placeAndTurn(): Buffer {
  const gpsAt = 38;
  const latitudeAt = gpsAt + 2 + 4 * 12 + 4;
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt16BE(tag, 0);
    head.writeUInt16BE(type, 2);
    head.writeUInt32BE(count, 4);
    return Buffer.concat([head, value, Buffer.alloc(4)]).subarray(0, 12);
  };
  const u32 = (...numbers: number[]) =>
    Buffer.concat(numbers.map((n) => Buffer.from(n.toString(16).padStart(8, '0'), 'hex')));
  const count = (n: number) => Buffer.from([0, n]);
  const tiff = Buffer.concat([
    Buffer.from('4d4d002a00000008', 'hex'),
    count(2),
    entry(0x0112, 3, 1, Buffer.from([0, 6])),
    entry(0x8825, 4, 1, u32(gpsAt)),
    u32(0),
    count(4),
    entry(1, 2, 2, Buffer.from('N\0')),
    entry(2, 5, 3, u32(latitudeAt)),
    entry(3, 2, 2, Buffer.from('E\0')),
    entry(4, 5, 3, u32(latitudeAt + 24)),
    u32(0),
    u32(35, 1, 25, 1, 0, 1),
    u32(116, 1, 39, 1, 0, 1),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
}

/** The names of the segments before the picture itself begins: what a photo says of itself. */
export function segmentsOf(jpeg: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2))
    found.push(jpeg[at + 1] === 0xe1 ? `APP1 ${jpeg.toString('latin1', at + 4, at + 8)}` : jpeg[at + 1]!.toString(16));
  return found;
}
