// The part of a file that a request asks for. Players need it: Safari plays no sound from a server that gives only the whole.
import parseRange from 'range-parser';
import type { ByteRange } from './byte-store.ts';
import { fileProblem } from './problems.ts';

/** Undefined: send the whole, as RFC 9110 allows for anything but one range. Throws `file.beyond_end`. */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  if (!header) return undefined;
  const ranges = parseRange(sizeBytes, header);
  if (ranges === -1) throw fileProblem('beyond_end', { sizeBytes });
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return { first: ranges[0]!.start, last: ranges[0]!.end };
}
