// The key of a device. It is made here, shown once to whoever sets the device up, and kept by the house as a keyed hash only.

/** Without letters and digits that are read one for another when a key is typed into a box by hand. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 5;
const perGroup = 5;

/** `K7QMX-2HVRT-…`: 25 letters of 31, some 123 bits. */
export function newDeviceKey(): string {
  const drawn: string[] = [];
  while (drawn.length < groups * perGroup) {
    // Bytes past the last whole round would make the first letters likelier than the rest.
    for (const byte of crypto.getRandomValues(new Uint8Array(64)))
      if (byte < 256 - (256 % letters.length)) drawn.push(letters[byte % letters.length] ?? '');
  }
  return Array.from({ length: groups }, (_, i) => drawn.slice(i * perGroup, (i + 1) * perGroup).join('')).join('-');
}

/** What the device scans to set itself up: where to call, as whom, by which key. */
export const setUpCode = (origin: string, deviceNo: string, key: string): string =>
  JSON.stringify({ url: `${origin}/api/devices/call`, no: deviceNo, key });
