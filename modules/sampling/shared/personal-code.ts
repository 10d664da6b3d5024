// 采样码: what a resident shows at a table (C9). It says nothing of its owner: sixteen characters under a key of the house, and one that tells a misread from a strange code.
// A tablet knows it by a keyed hash in its roster; whoever makes one up has one chance in 2^80.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'HY';
const length = 16;

/** Of ten bytes of a keyed hash. */
export function personalCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, (length * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
  let body = '';
  for (let n = length - 1; n >= 0; n--) body += letters[Number((bits >> BigInt(n * 5)) & 31n)] ?? '';
  return prefix + body + checkOf(body);
}

/** Undefined: not of ours. `isSound` false: of ours by its shape, yet misread or made up. */
export function readPersonalCode(text: string): { code: string; isSound: boolean } | undefined {
  const code = text.trim().toUpperCase();
  const body = new RegExp(`^${prefix}([${letters}]{${length}})([${letters}])$`).exec(code);
  if (!body) return undefined;
  return { code, isSound: checkOf(body[1] ?? '') === body[2] };
}

/** Odd weights: one wrong character never passes. */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, letter, n) => total + letters.indexOf(letter) * (2 * n + 1), 0);
  return letters[sum % letters.length] ?? '';
}
