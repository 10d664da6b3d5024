// The fields of a TIFF structure (the form of Exif, in whatever container: JPEG, HEIF, PNG, WebP) that say where a photo was taken. Pure.
// Exif 2.32 § 4.6: IFD0 holds in tag 0x8825 the offset of the GPS IFD; offsets count from the header.

/** Bytes to be blanked, from the header of the structure on. */
export type Span = { from: number; to: number };

const GPS_POINTER = 0x8825;
const LAST_GPS_TAG = 0x1f;
const entryBytes = 12;
/** Bytes of one value by type: byte, ascii, short, long, rational, sbyte, undefined, sshort, slong, srational, float, double, ifd. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const mostEntries = 500;

type Entry = { tag: number; type: number; count: number; at: number };

/** Where a TIFF header may begin: `II*\0` or `MM\0*`. */
export const headers = [Buffer.from([0x49, 0x49, 0x2a, 0]), Buffer.from([0x4d, 0x4d, 0, 0x2a])] as const;

/**
 * What says the place, or nothing when this is no TIFF structure with a GPS IFD. Judged by form alone: four bytes of picture that look like a header do
 * not also point to a list of entries of which one points to a list of GPS tags and nothing else.
 */
export function gpsSpans(tiff: Buffer): Span[] {
  const isLittle = tiff[0] === 0x49;
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));

  const entriesAt = (ifd: number): Entry[] => {
    if (ifd < 8 || ifd + 2 > tiff.length) return [];
    const count = u16(ifd);
    if (count === 0 || count > mostEntries || ifd + 2 + count * entryBytes > tiff.length) return [];
    return Array.from({ length: count }, (_, i) => {
      const at = ifd + 2 + i * entryBytes;
      return { tag: u16(at), type: u16(at + 2), count: u32(at + 4), at };
    });
  };

  if (tiff.length < 8) return [];
  const pointer = entriesAt(u32(4)).find(({ tag, count }) => tag === GPS_POINTER && count === 1);
  if (!pointer) return [];
  const gps = u32(pointer.at + 8);
  const entries = entriesAt(gps);
  if (entries.length === 0 || entries.some(({ tag, type }) => tag > LAST_GPS_TAG || !sizes[type])) return [];
  const values = entries.flatMap(({ type, count, at }): Span[] => {
    const size = sizes[type]! * count;
    const from = u32(at + 8);
    // Four bytes or fewer stand in the entry itself.
    return size <= 4 || from >= tiff.length ? [] : [{ from, to: Math.min(from + size, tiff.length) }];
  });
  // The list itself becomes one of no entries, without a next: what reads it finds nothing there, and everything else stays where it was.
  const end = Math.min(gps + 2 + entries.length * entryBytes + 4, tiff.length);
  return [...values, { from: gps, to: end }];
}
