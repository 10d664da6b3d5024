// The form of a proposal, as values; what is still wanting is told by name.
import { DAY_MS, SHANGHAI_OFFSET_MS } from '#kernel/shared/clock/time.ts';
import type { ArticleCode } from '../../shared/article.ts';
import { articleCodes } from '../../shared/article.ts';
import { longestDays } from '../../shared/order.ts';
import type { Power } from '../../shared/power.ts';
import type { OrderRow } from '../../shared/queries.ts';

export type OrderForm = {
  title: string;
  legalText: string;
  articles: ArticleCode[];
  units: { unitId: string; name: string }[];
  powers: Power[];
  /** As a `datetime-local` control holds it: Shanghai time without an offset. */
  from: string;
  to: string;
  isDrill: boolean;
};

export const localOf = (at: number): string => new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16);
export const instantOfLocal = (local: string): number => Date.parse(`${local.slice(0, 16)}:00+08:00`);

const firstDays = 3;

export const emptyForm = (own: { unitId: string; name: string }, now: number): OrderForm => ({
  title: '',
  legalText: '',
  articles: [],
  units: [own],
  powers: [],
  from: localOf(now),
  to: localOf(now + firstDays * DAY_MS),
  isDrill: false,
});

/** An extension begins where the order before ends, and says anew why. */
export const extensionOf = (order: OrderRow): OrderForm => {
  const endsAt = new Date(order.endsAt).getTime();
  return {
    title: order.title,
    legalText: order.legalText,
    articles: articleCodes.filter((code) => order.articleCodes.includes(code)),
    units: order.area.map(({ unitId, name }) => ({ unitId, name })),
    powers: [...order.powers],
    from: localOf(endsAt),
    to: localOf(endsAt + firstDays * DAY_MS),
    isDrill: order.isDrill,
  };
};

export const wantings = ['title', 'powers', 'units', 'articles', 'legalText', 'term'] as const;
export type Wanting = (typeof wantings)[number];

export function wantingOf(form: OrderForm): Wanting[] {
  const length = instantOfLocal(form.to) - instantOfLocal(form.from);
  const wanting: Record<Wanting, boolean> = {
    title: form.title.trim() === '',
    powers: form.powers.length === 0,
    units: form.units.length === 0,
    articles: form.articles.length === 0,
    legalText: form.legalText.trim() === '',
    term: !(length > 0 && length <= longestDays * DAY_MS),
  };
  return wantings.filter((one) => wanting[one]);
}

export const inputOf = (form: OrderForm) => ({
  title: form.title.trim(),
  legalText: form.legalText.trim(),
  articles: form.articles,
  unitIds: form.units.map(({ unitId }) => unitId),
  powers: form.powers,
  fromAt: new Date(instantOfLocal(form.from)).toISOString(),
  toAt: new Date(instantOfLocal(form.to)).toISOString(),
  isDrill: form.isDrill,
});
