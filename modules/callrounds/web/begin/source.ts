// Where a round's list comes from, as one list to choose from; and the way in from a coverage, whose turn and states stand in the address.
import { addDays, dateOf, type Instant, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { Source } from '../../shared/commands.ts';
import type { roundChoices } from '../../shared/queries.ts';

type Words = { zh: string; en: string };
type Head = { key: string; title: Words; isSensitive: boolean; people: number };
export type Choosable =
  | (Head & { kind: 'register'; registerId: string })
  | (Head & { kind: 'not_yet'; rhythmId: string; slot: string });

export type BeginSearch = { rhythmId?: string; slot?: string; states?: ('open' | 'missed')[]; registerId?: string };
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function readBeginSearch(raw: Record<string, unknown>): BeginSearch {
  const [rhythmId, slot, registerId] = [textOf(raw['rhythmId']), textOf(raw['slot']), textOf(raw['registerId'])];
  const wanted = Array.isArray(raw['states']) ? raw['states'] : [];
  const states = (['open', 'missed'] as const).filter((state) => wanted.includes(state));
  return {
    ...(rhythmId && slot ? { rhythmId, slot } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(registerId ? { registerId } : {}),
  };
}

export function whereFrom({ registers, notYet }: QueryAnswer<typeof roundChoices>): Choosable[] {
  return [
    ...notYet.map(
      ({ rhythmId, slot, title, isSensitive, open, missed }): Choosable => ({
        kind: 'not_yet',
        key: `${rhythmId} ${slot}`,
        rhythmId,
        slot,
        title,
        isSensitive,
        people: open + missed,
      }),
    ),
    ...registers.map((register): Choosable => ({ kind: 'register', key: register.registerId, ...register })),
  ];
}

/** The one the address names, where it is among them. */
export function sourceKey(search: BeginSearch, sources: readonly Choosable[]): string | undefined {
  const key = search.registerId ?? (search.rhythmId ? `${search.rhythmId} ${search.slot}` : undefined);
  return sources.find((source) => source.key === key)?.key;
}

export function sourceOf(source: Choosable, { states }: BeginSearch): Source {
  return source.kind === 'register'
    ? { kind: 'register', registerId: source.registerId }
    : { kind: 'not_yet', rhythmId: source.rhythmId, slot: source.slot, states: states ?? ['open', 'missed'] };
}

/** Nine in the evening (A9 "same evening"), tomorrow's where less than two hours are left; as a date field shows it. */
export function defaultDue(now: Instant): string {
  const today = dateOf(now);
  const evening = 21 * 60;
  const isLate = instantAt(today, evening) - now < 120 * MINUTE_MS;
  return `${isLate ? addDays(today, 1) : today}T21:00`;
}

type Caller = QueryAnswer<typeof roundChoices>['callers'][number];
const mostFound = 12;

/** Those chosen and those of the unit itself stay in sight; the many of its grids are found by typing. */
export function shownCallers(
  callers: readonly Caller[],
  chosen: readonly string[],
  typed: string,
  unitName: string,
): Caller[] {
  const text = typed.trim();
  const found = text === '' ? [] : callers.filter(({ name, unitName: at }) => `${name} ${at}`.includes(text));
  const near = new Set(found.slice(0, mostFound).map(({ postId }) => postId));
  return callers.filter(
    (caller) => chosen.includes(caller.postId) || caller.unitName === unitName || near.has(caller.postId),
  );
}
