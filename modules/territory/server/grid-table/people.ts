// The persons a table of grids names: told apart by telephone, and where none is given by the grid they are named at. Their agency is read out of the title
// written beside them, 招商处副处长 → 招商处 (A5: a division head becomes a grid chief and keeps the home post).
import type { Secrets } from '#kernel/server/secrets.ts';
import type { HeldPerson } from './store.ts';

export type NamedPerson = { name: string; phone: string | null; phoneHash: Buffer | null };

/** `张三、李四` with their numbers in the same order. */
export function personsOf(given: { name: string; phones: string[] } | null, secrets: Secrets): NamedPerson[] {
  if (!given) return [];
  const names = given.name.split('、').filter(Boolean);
  return names.map((name, i) => {
    const phone = (names.length === 1 ? given.phones[0] : given.phones[i]) ?? null;
    return { name, phone, phoneHash: phone ? secrets.hash('phone', phone) : null };
  });
}

/** The same name, and numbers that do not speak against it. */
export function isSame(held: HeldPerson, named: NamedPerson): boolean {
  if (held.name !== named.name) return false;
  return !held.phoneHash || !named.phoneHash || held.phoneHash.equals(named.phoneHash);
}

const duty =
  /^(.{2,}?)((?:正|副)?(?:科长|处长|主任|局长|部长|站长|所长|队长|院长|经理|书记|科员|干事|干部|主管|负责人|调研员))$/;

/** 招商处副处长 → 招商处; undefined where the title names no agency. */
export function agencyOf(title: string | null): string | undefined {
  return title ? duty.exec(title.replace(/\s+/g, ''))?.[1] : undefined;
}
