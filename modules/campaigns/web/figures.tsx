// How a round stands, the not-yet first; each number leads to the names it counts.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import type { CampaignHead, Figures } from '../shared/queries.ts';
import style from './campaigns.module.css';

const messages = {
  zh: { excused: '免做', listed: '名单', found: '名单外', of: (done: number) => `已做 ${done}` },
  en: { excused: 'excused', listed: 'listed', found: 'found', of: (done: number) => `${done} done` },
};

type Props = {
  roundId: string;
  campaign: Pick<CampaignHead, 'campaignId' | 'coverage'>;
  figures: Figures;
  isOver: boolean;
  size?: 'line' | 'sum';
};

export function RoundFigures({ roundId, campaign, figures, isOver, size = 'sum' }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const door = { size, to: '/desk/coverage' } as const;
  const search = (states: readonly string[]) => ({ rhythmId: roundId, slot: 'once', states, namesOf: post.unitId });
  return (
    <div className={style['sums']}>
      <NumberDoor
        {...door}
        value={figures.notYet}
        label={words(campaign.coverage.notYet)}
        search={search(['missed', 'open', 'ahead'])}
        tone={figures.notYet > 0 && isOver ? 'late' : figures.notYet === 0 ? 'good' : undefined}
      />
      <NumberDoor
        {...door}
        value={figures.done}
        label={words(campaign.coverage.done)}
        search={search(['done', 'made_up'])}
      />
      <NumberDoor {...door} value={figures.excused} label={t.excused} search={search(['excused', 'ended'])} />
      <NumberDoor {...door} value={figures.listed} label={t.listed} search={search([])} />
      {figures.found > 0 && (
        <NumberDoor
          size={size}
          value={figures.found}
          label={t.found}
          aside={t.of(figures.foundDone)}
          to={`/desk/campaigns/${campaign.campaignId}/rounds/${roundId}`}
          search={{ view: 'found' }}
        />
      )}
    </div>
  );
}
