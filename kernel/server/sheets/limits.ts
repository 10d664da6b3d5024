// How much a file may ask of the machine. A roster of 100,000 rows unpacks to about 110 MB of XML at a ratio near 20.

export type SheetLimits = {
  fileBytes: number;
  /** All parts of the archive together, unpacked; the declared sizes are enforced again while unpacking. */
  unpackedBytes: number;
  /** Parts that must be held whole in memory, at some twenty times their size: shared strings, styles, the workbook. */
  wholePartBytes: number;
  /** Unpacked ÷ packed, looked at only above `ratioFromBytes`. Real sheets stay under 60, bombs reach 1,000. */
  ratio: number;
  ratioFromBytes: number;
  sheets: number;
  cells: number;
  /** Excel's own limit. */
  cellLength: number;
};

const MB = 1024 * 1024;

export const defaultLimits: SheetLimits = {
  fileBytes: 64 * MB,
  unpackedBytes: 640 * MB,
  wholePartBytes: 32 * MB,
  ratio: 200,
  ratioFromBytes: 16 * MB,
  sheets: 200,
  cells: 12_000_000,
  cellLength: 32_767,
};

export function megabytes(bytes: number): number {
  return Math.round((bytes / MB) * 10) / 10;
}
