// What every act at a site begins with: the site as far as the actor may stand there, the emergency order it is done under, and which device it comes from.
import type { Actor } from '#kernel/server/actor.ts';
import { asHouse } from '#kernel/server/as-house.ts';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
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

export function heard(site: SiteRow, subjectId: string, type: string, more: Record<string, unknown> = {}): Done {
  return {
    subjectId,
    territoryId: site.unitId,
    events: [{ type, siteId: site.siteId, campaignId: site.campaignId, ...more }],
    isDrill: site.isDrill,
  };
}
