// What every act at a site begins with: the site as far as the actor may stand there, the emergency order it is done under, and which device it comes from.
import type { Actor } from '#kernel/server/actor.ts';
import { asHouse } from '#kernel/server/as-house.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { listPowerSpans, type PowerSpan, requirePower } from '#modules/emergencies/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { samplingProblem } from '../shared/problems.ts';
import { findSite, type SiteRow } from './store/sites.ts';

export type By = {
  byName: string;
  byPostId: string;
  /** The lease of the phone, or the post of a screen. */
  deviceId: string;
  leaseId: string | null;
  /** Acts for a table, and so for its own tubes alone; a screen of the area's own staff closes and loses them for a tablet that is dead. */
  isTable: boolean;
};

/** By an account of a shift (C22). */
export const isOfShift = (actor: Actor): boolean => actor.kind === 'staff' && actor.role === 'site_volunteer';

/**
 * What a table needs that lies beyond its site — the round, who is on the roster, the turn that a sample closes — is the house's where the registrar is the volunteer of a shift, who
 * sees their site and no resident. To be asked once the site or the tube was found in their own name, with nothing else of the transaction under way.
 */
export const beyondSite = <T>(tx: Tx, actor: Actor, body: () => Promise<T>): Promise<T> =>
  isOfShift(actor) ? asHouse(tx, body) : body();

export function byOf(actor: Actor): By {
  const { staffName, postId, leaseId = null } = staffOf(actor);
  const isTable = leaseId !== null || isOfShift(actor);
  return { byName: staffName, byPostId: postId, deviceId: leaseId ?? postId, leaseId, isTable };
}

export type OnSite = { site: SiteRow; by: By; orderId: string; at: Date };

/** Judged by when it was done: a tablet may tell it hours later (README). */
export async function standAt(siteId: string, context: CommandContext): Promise<OnSite> {
  const site = await findSite(context.tx, siteId);
  if (!site) throw samplingProblem('site_not_found');
  const orderId = await requirePower(context, 'mass_testing', site.unitId, { isDrill: site.isDrill });
  return { site, by: byOf(context.actor), orderId, at: new Date(context.doneAt) };
}

type Place = { unitId: string; isDrill: boolean };

/** The order each of many acts was done under, asked once for every place; where there is none, the problem that says so. */
export async function powerOver(
  all: readonly Place[],
  items: readonly { doneAt: number }[],
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
): Promise<(place: Place, doneAt: number) => string | Problem> {
  const times = items.map(({ doneAt }) => doneAt);
  const keyOf = ({ unitId, isDrill }: Place) => `${unitId} ${isDrill}`;
  const places = new Map(all.map((place) => [keyOf(place), place]));
  const spans = new Map<string, PowerSpan[]>();
  const asleep = new Map<string, Problem>();
  for (const [key, { unitId, isDrill }] of places) {
    const span = { from: Math.min(...times), to: Math.max(...times), isDrill };
    const found = await listPowerSpans(tx, 'mass_testing', unitId, span);
    spans.set(key, found);
    const uncovered = times.find((at) => !found.some((one) => one.from <= at && at < one.until));
    if (uncovered === undefined) continue;
    const why = await requirePower({ tx, now, doneAt: uncovered }, 'mass_testing', unitId, { isDrill }).catch(
      (problem: unknown) => problem,
    );
    if (why instanceof Problem) asleep.set(key, why);
  }
  return (place, doneAt) => {
    const key = keyOf(place);
    const span = spans.get(key)?.find((one) => one.from <= doneAt && doneAt < one.until);
    return span?.orderId ?? asleep.get(key) ?? samplingProblem('site_not_found');
  };
}

/** As `standAt`, for many acts: each site and the orders over it are asked once. */
export async function standAtEach(
  siteIds: readonly string[],
  items: readonly { doneAt: number }[],
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
): Promise<(siteId: string, doneAt: number) => OnSite | Problem> {
  const by = byOf(actor);
  const sites = new Map<string, SiteRow>();
  for (const siteId of new Set(siteIds)) {
    const site = await findSite(tx, siteId);
    if (site) sites.set(siteId, site);
  }
  const orderOf = await powerOver([...sites.values()], items, { tx, now });
  return (siteId, doneAt) => {
    const site = sites.get(siteId);
    const orderId = site ? orderOf(site, doneAt) : samplingProblem('site_not_found');
    return site && !(orderId instanceof Problem) ? { site, by, orderId, at: new Date(doneAt) } : (orderId as Problem);
  };
}

export function heard(site: SiteRow, subjectId: string, type: string, more: Record<string, unknown> = {}): Done {
  return {
    subjectId,
    territoryId: site.unitId,
    events: [{ type, siteId: site.siteId, campaignId: site.campaignId, ...more }],
    isDrill: site.isDrill,
  };
}
