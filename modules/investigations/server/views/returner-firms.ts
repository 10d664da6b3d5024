// 应查尽查 (F5): what every firm of a round answered to “does anybody of yours come back from a risk area?”, by name. Coverage is the round's own; the answer is what its work told.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { listRoundsOf, namesOfRound } from '#modules/campaigns/server/public.ts';
import type * as q from '../../shared/returners/queries.ts';

type Out = z.input<typeof q.returnerFirms.answer>;
const kind = 'firm_returners';
const field = 'returnersHere';

export async function answerReturnerFirms(
  { roundId: asked }: { roundId?: string | undefined },
  { tx }: Context,
): Promise<Out> {
  const rounds = await listRoundsOf(tx, kind);
  const round = rounds.find(({ roundId }) => roundId === asked) ?? rounds[0];
  const shown = rounds.map(({ roundId, campaignId, title, endedAt }) => ({
    roundId,
    campaignId,
    title,
    isOver: endedAt !== null,
  }));
  const none = { all: 0, notYet: 0, none: 0, some: 0, excused: 0 };
  if (!round) return { rounds: shown, roundId: null, counts: none, firms: [] };
  const names = await namesOfRound(tx, round.roundId, field);
  const told = await tx.all<{ enterpriseId: string; told: number }>(sql`
    select enterprise_id as "enterpriseId", told from app.returners_told(${names.flatMap(({ recordIds }) => recordIds)}::uuid[], ${round.opensAt})`);
  const toldBy = new Map(told.map((one) => [one.enterpriseId, one.told]));
  const firms = names.map(({ subjectId, recordIds, name, park, standing, told: value }) => {
    const said = typeof value === 'number' ? value : null;
    const by =
      standing === 'done'
        ? said !== null && said > 0
          ? 'some'
          : 'none'
        : standing === 'excused'
          ? 'excused'
          : 'not_yet';
    return {
      enterpriseId: subjectId,
      name,
      park,
      answer: by as Out['firms'][number]['answer'],
      said,
      told: recordIds.reduce((sum, id) => sum + (toldBy.get(id) ?? 0), 0),
    };
  });
  const count = (answer: string) => firms.filter((firm) => firm.answer === answer).length;
  /** Not asked yet first; then those that said more than were told by name. */
  const rank = (firm: (typeof firms)[number]) =>
    firm.answer === 'not_yet'
      ? 0
      : firm.answer === 'some'
        ? firm.told < (firm.said ?? 0)
          ? 1
          : 2
        : firm.answer === 'none'
          ? 3
          : 4;
  return {
    rounds: shown,
    roundId: round.roundId,
    counts: {
      all: firms.length,
      notYet: count('not_yet'),
      none: count('none'),
      some: count('some'),
      excused: count('excused'),
    },
    firms: firms.toSorted((a, b) => rank(a) - rank(b)).slice(0, 2000),
  };
}
