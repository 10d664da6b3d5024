// Bytes of unknown encoding become text: a byte order mark decides, then strict UTF-8, then GB 18030 (what Excel in Chinese writes as CSV).
import { sheetProblem } from './problems.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const marked = byMark(bytes) ?? byZeros(bytes);
  const tries: Encoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of tries) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  throw sheetProblem('unreadable_text');
}

/** Control characters other than white space do not occur in text. */
const notText = /[\p{Cc}--\s]/v;

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return notText.test(text) ? null : text;
  } catch {
    return null;
  }
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: commas, digits and line ends leave a zero in every second byte. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length / 50) return null;
  if (even > odd * 5) return 'utf-16be';
  return odd > even * 5 ? 'utf-16le' : null;
}
