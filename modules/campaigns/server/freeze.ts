// A round begins with its list frozen: a duty for each, of a rhythm of one turn, in one statement for however many (ADR 12).
import type { Sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { askOnceOf, openOnce } from '#modules/duties/server/public.ts';
import { closerOf } from '#modules/duties/shared/closer.ts';
import type { CampaignRow } from './store/campaigns.ts';
import { addRound, type NewRound } from './store/rounds.ts';

export type Opening = Omit<NewRound, 'campaignId' | 'listed' | 'isDrill' | 'startedAt'>;

/** How many stand on it. A drill asks for the action `drill`: no real work closes it, and it closes no real one (E16). */
export async function freezeRound(tx: Tx, campaign: CampaignRow, opening: Opening, named: Sql): Promise<number> {
  const { definition: kind, isDrill, isSensitive, title } = campaign;
  openOnce(tx, {
    rhythmId: opening.roundId,
    districtId: campaign.districtId,
    code: `campaign_${kind.code}`,
    action: isDrill ? 'drill' : kind.action,
    // A sensitive list is nobody's 今日 but that of the desk.
    role: isSensitive && kind.role ? 'community_desk' : kind.role,
    rank: kind.rank,
    minutes: kind.minutes,
    isSensitive,
    title: {
      zh: `${isDrill ? '演练：' : ''}${title} · ${opening.title}`,
      en: `${isDrill ? 'Drill: ' : ''}${title} · ${opening.title}`,
    },
    opensAt: opening.opensAt,
    dueAt: opening.dueAt,
    subject: kind.subject,
    form: isDrill ? undefined : kind.form,
    // A drill of it is closed by the same act as the real one, though its action is another.
    closedBy: kind.whereabouts ? 'whereabouts' : closerOf(kind),
  });
  const listed = await askOnceOf(tx, opening.roundId, named);
  addRound(tx, {
    ...opening,
    campaignId: campaign.campaignId,
    listed,
    isDrill,
    startedAt: kind.beginsByOrder ? null : opening.opensAt,
  });
  return listed;
}
