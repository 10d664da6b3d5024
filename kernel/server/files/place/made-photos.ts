// Photos as phones and programs write them, made byte by byte for the tests: Exif with a turn and a place, in each container. No binary in the repository.
import { crc32, deflateSync } from 'node:zlib';

/** 35°24′18.75″ N 116°35′12.5″ E as rationals, findable in any bytes. */
export const secondsOfPlace = [187_503_117, 10_000_019] as const;

/** Exif (TIFF form) with orientation 6, a model, and a GPS IFD whose values lie behind it. */
export function exifWithPlace(isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(220);
  const u16 = (at: number, value: number) =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const u32 = (at: number, value: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const entry = (at: number, tag: number, type: number, count: number) => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, count);
    return at + 8;
  };
  bytes.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  u16(2, 42);
  u32(4, 8);
  u16(8, 3);
  u32(entry(10, 0x0110, 2, 8), 50);
  u16(entry(22, 0x0112, 3, 1), 6);
  u32(entry(34, 0x8825, 4, 1), 60);
  bytes.write('PhoneX1\0', 50, 'latin1');
  u16(60, 4);
  bytes.write('N', entry(62, 1, 2, 2), 'latin1');
  u32(entry(74, 2, 5, 3), 120);
  bytes.write('E', entry(86, 3, 2, 2), 'latin1');
  u32(entry(98, 4, 5, 3), 144);
  [35, 1, 24, 1, ...secondsOfPlace, 116, 1, 35, 1, ...secondsOfPlace].forEach((value, i) => u32(120 + i * 4, value));
  bytes.write('after the place', 180, 'latin1');
  return bytes;
}

export const xmpWithPlace = Buffer.from(
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="35,24.3125N"/></x:xmpmeta>',
  'latin1',
);

const u32be = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const text = (words: string): Buffer => Buffer.from(words, 'latin1');

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

export function jpeg(exif: Buffer, xmp = Buffer.alloc(0)): Buffer {
  const scan = Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 251));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([text('Exif\0\0'), exif])),
    ...(xmp.length > 0 ? [segment(0xe1, Buffer.concat([text('http://ns.adobe.com/xap/1.0/\0'), xmp]))] : []),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ]);
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([text(type), content]);
  return Buffer.concat([u32be(content.length), body, u32be(crc32(body))]);
}

export function png(...chunks: Buffer[]): Buffer {
  const size = Buffer.concat([u32be(2), u32be(1), Buffer.from([8, 2, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', size),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3, 4, 5, 6]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function webp(exif: Buffer): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const body = Buffer.concat([
    text('WEBP'),
    chunk('VP8X', Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('EXIF', exif),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const box = (type: string, ...content: Buffer[]): Buffer => {
  const whole = Buffer.concat(content);
  return Buffer.concat([u32be(whole.length + 8), text(type), whole]);
};

/** ISO/IEC 23008-12: an Exif item in `mdat`, named in `iinf` and found through `iloc`, as an iPhone writes it. */
export function heic(exif: Buffer): Buffer {
  const item = Buffer.concat([u32be(6), text('Exif\0\0'), exif]);
  const image = Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 73 + 11) % 256));
  const ftyp = box('ftyp', text('heic'), u32be(0), text('mif1heic'));
  const meta = (at: number) =>
    box(
      'meta',
      u32be(0),
      box('hdlr', u32be(0), u32be(0), text('pict'), Buffer.alloc(13)),
      box('iinf', u32be(0), Buffer.from([0, 1]), box('infe', Buffer.from([2, 0, 0, 1, 0, 2, 0, 0]), text('Exif\0'))),
      box('iloc', u32be(0), Buffer.from([0x44, 0, 0, 1, 0, 2, 0, 0, 0, 1]), u32be(at), u32be(item.length)),
    );
  const at = ftyp.length + meta(0).length + 8 + image.length;
  return Buffer.concat([ftyp, meta(at), box('mdat', image, item)]);
}
