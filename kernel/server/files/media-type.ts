// What a file is, read from its first bytes. A name can lie; a name is only asked to tell one kind of zip or text from another.

const signatures: [string, (b: Buffer) => boolean][] = [
  ['image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['image/png', (b) => b.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/webp', (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP'],
  ['audio/wav', (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WAVE'],
  ['image/heic', (b) => ascii(b, 4, 8) === 'ftyp' && /^(heic|heix|mif1)/.test(ascii(b, 8, 12))],
  ['audio/mp4', (b) => ascii(b, 4, 8) === 'ftyp'],
  ['audio/webm', (b) => b.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex'))],
  ['audio/ogg', (b) => ascii(b, 0, 4) === 'OggS'],
  ['audio/mpeg', (b) => ascii(b, 0, 3) === 'ID3' || (b[0] === 0xff && (b[1]! & 0xe0) === 0xe0 && b[1] !== 0xff)],
  ['audio/amr', (b) => ascii(b, 0, 5) === '#!AMR'],
  ['application/pdf', (b) => ascii(b, 0, 5) === '%PDF-'],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    (b) => ascii(b, 0, 2) === 'PK' && b[2] === 3 && b[3] === 4,
  ],
  ['application/vnd.ms-excel', (b) => b.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
];

function ascii(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('latin1', from, to);
}

/** A web page or Excel 2003 XML that calls itself a workbook: what many business systems export. Never handed out as a page. */
const isSheetInMarkup = (bytes: Buffer, name: string): boolean =>
  /\.xlsx?$/i.test(name) &&
  /^\uFEFF?\s*<(html|table|!doctype html|\?xml|meta|head)\b/i.test(bytes.toString('utf8', 0, 300));

/** One container holds sound or pictures that move, and its first bytes do not say which; recordings of the house's own are never called so. */
function movingPicture(found: string, name: string): string | undefined {
  if (found === 'audio/mp4' && /\.(mp4|m4v|mov)$/i.test(name)) return 'video/mp4';
  return undefined;
}

/** The media type, or undefined when it is none that the house accepts. CSV is accepted by name, since text has no signature. */
export function mediaTypeOf(bytes: Buffer, name?: string): string | undefined {
  const found = signatures.find(([, matches]) => matches(bytes))?.[0];
  if (found) return (name && movingPicture(found, name)) ?? found;
  if (name && isSheetInMarkup(bytes, name)) return 'application/vnd.ms-excel';
  const looksBinary = bytes.subarray(0, 4096).includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe);
  if (name && /\.(csv|txt|tsv|geojson|json)$/i.test(name) && !looksBinary)
    return /json$/i.test(name) ? 'application/json' : 'text/csv';
  return undefined;
}
