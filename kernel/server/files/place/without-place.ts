// Takes the place of taking out of a photo as it comes in, for the sender that could not (a browser that cannot draw HEIC sends it as the phone wrote
// it; other systems send what they have). In place: nothing is moved, nothing drawn anew, so that the turn of the picture and all else stay as they were.
// Found by its form and not by its container, which finds it in a second picture behind the first and in a thumbnail as well.
import { gpsSpans, headers } from './gps-fields.ts';
import type { OpenBytes } from './open-bytes.ts';
import { mendPng } from './png-chunks.ts';

const step = 1024 * 1024;
/** What is read from a header on: Exif of a JPEG ends at 64 KB, that of the others is hardly larger. */
const reach = 1024 * 1024;
const xmpBegins = Buffer.from('<x:xmpmeta', 'latin1');
const xmpEnds = '</x:xmpmeta>';
const longest = xmpBegins.length;
/** Fields of XMP that say where: of Exif, of Photoshop and of the press. */
const saysWhere = /GPS|LocationShown|LocationCreated|photoshop:(?:City|State)|Iptc4xmpCore:Location/;

/** True when something was taken out. Never throws for what the bytes say, whatever they say. */
export async function takeOutPlace(bytes: OpenBytes, mediaType: string): Promise<boolean> {
  let isChanged = false;
  for (let at = 0; at < bytes.size; at += step) {
    // A little of the next step too: a beginning may lie across the seam.
    const window = await bytes.read(at, step + longest - 1);
    for (const header of headers)
      for (const found of placesOf(header, window)) isChanged = (await blankGps(bytes, at + found)) || isChanged;
    for (const found of placesOf(xmpBegins, window)) isChanged = (await blankXmp(bytes, at + found)) || isChanged;
  }
  if (mediaType === 'image/png') isChanged = (await mendPng(bytes)) || isChanged;
  return isChanged;
}

/** Those that begin within the step; what begins in the seam is the next one's. */
function* placesOf(what: Buffer, window: Buffer): Generator<number> {
  for (let found = window.indexOf(what); found !== -1 && found < step; found = window.indexOf(what, found + 1))
    yield found;
}

async function blankGps(bytes: OpenBytes, at: number): Promise<boolean> {
  const spans = gpsSpans(await bytes.read(at, reach));
  for (const { from, to } of spans) await bytes.write(at + from, Buffer.alloc(to - from));
  return spans.length > 0;
}

async function blankXmp(bytes: OpenBytes, at: number): Promise<boolean> {
  const packet = (await bytes.read(at, reach)).toString('latin1');
  const end = packet.indexOf(xmpEnds);
  if (end === -1 || !saysWhere.test(packet.slice(0, end))) return false;
  await bytes.write(at, Buffer.alloc(end + xmpEnds.length, ' '));
  return true;
}
