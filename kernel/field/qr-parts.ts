// A box on its way as codes on a screen: cut into parts that a phone's camera reads at a glance, put together again in whatever order they were seen. Pure. What is in
// them is sealed; who films the screen has nothing.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';

const mark = 'HY1';
/** Characters of one code: about version 20 of ISO/IEC 18004 at level L. */
const perPart = 900;

const boxSchema = z.object({ leaseId: idSchema, entries: z.array(z.base64()) });
export type Carried = z.output<typeof boxSchema>;

/** `HY1.<the lease's first eight>.<part>.<of>.<text>`. */
export function toParts(box: Carried): string[] {
  const text = [box.leaseId, ...box.entries].join(',');
  const count = Math.ceil(text.length / perPart);
  return Array.from(
    { length: count },
    (_, n) => `${mark}.${box.leaseId.slice(-8)}.${n + 1}.${count}.${text.slice(n * perPart, (n + 1) * perPart)}`,
  );
}

export type Gathered = { set: string; count: number; parts: ReadonlyMap<number, string> };

/** What was gathered with one more code; another box begins anew, and what is no such code changes nothing. */
export function gather(before: Gathered | undefined, code: string): Gathered | undefined {
  const found = /^HY1\.([0-9a-f]{8})\.(\d{1,4})\.(\d{1,4})\.([A-Za-z0-9+/=,-]*)$/.exec(code);
  if (!found) return before;
  const [, set = '', part = '', of = '', text = ''] = found;
  const [n, count] = [Number(part), Number(of)];
  if (n < 1 || n > count) return before;
  const isSame = before !== undefined && before.set === set && before.count === count;
  return { set, count, parts: new Map([...(isSame ? before.parts : []), [n, text]]) };
}

/** Undefined while parts are missing, or where they do not fit together. */
export function boxOf({ count, parts }: Gathered): Carried | undefined {
  if (parts.size < count) return undefined;
  try {
    const text = Array.from({ length: count }, (_, n) => parts.get(n + 1) ?? '').join('');
    const [leaseId, ...entries] = text.split(',');
    return boxSchema.parse({ leaseId, entries });
  } catch {
    return undefined;
  }
}
