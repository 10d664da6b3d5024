// The columns of one register's table, in the order and choice that this person keeps in their browser.
import { type Remembered, remember } from '#kernel/web/remembered.ts';

export type Arranged = { order: readonly string[]; hidden: readonly string[] };

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const known = new Map<string, Remembered<Arranged>>();

export function arrangementOf(registerId: string): Remembered<Arranged> {
  const found =
    known.get(registerId) ??
    remember<Arranged>(`huying.register.${registerId}`, { order: [], hidden: [] }, (stored) => {
      const read = stored as Partial<Arranged> | null;
      return isTexts(read?.order) && isTexts(read?.hidden) ? { order: read.order, hidden: read.hidden } : undefined;
    });
  known.set(registerId, found);
  return found;
}

/** All columns in the person's order; those the register got since stand at the end. */
export function inOrder<C extends { key: string }>(columns: readonly C[], { order }: Arranged): C[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return columns.toSorted((a, b) => place(a.key) - place(b.key));
}

export function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const at = keys.indexOf(key);
  const to = at + by;
  const other = keys[to];
  if (at < 0 || other === undefined) return [...keys];
  return keys.with(at, other).with(to, key);
}
