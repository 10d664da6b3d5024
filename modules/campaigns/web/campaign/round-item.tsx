// One round in the list of a campaign: its window, its scope, how it stands.

import { Link } from '@tanstack/react-router';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { CampaignHead, RoundHead } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { RoundFigures } from '../figures.tsx';

const messages = {
  zh: {
    retest: '复采',
    ended: '已结束',
    waits: '等指令启动',
    ahead: '还没到时间',
    running: '进行中',
    late: '已到截止',
  },
  en: {
    retest: 'Retest',
    ended: 'Ended',
    waits: 'Waits for its order',
    ahead: 'Ahead',
    running: 'Running',
    late: 'Past its end',
  },
};

export function RoundState({ round, beginsByOrder }: { round: RoundHead; beginsByOrder: boolean }) {
  const t = useMessages(messages);
  const now = useNow();
  if (round.endedAt) return <Tag>{t.ended}</Tag>;
  if (instantOf(round.dueAt) < now) return <Tag tone="red">{t.late}</Tag>;
  if (beginsByOrder && !round.startedAt) return <Tag tone="amber">{t.waits}</Tag>;
  if (instantOf(round.opensAt) > now) return <Tag tone="amber">{t.ahead}</Tag>;
  return <Tag tone="teal">{t.running}</Tag>;
}

export function RoundItem({ campaign, round }: { campaign: CampaignHead; round: RoundHead }) {
  const t = useMessages(messages);
  const now = useNow();
  return (
    <li>
      <div className={style['name']}>
        <b>
          <Link to={`/desk/campaigns/${campaign.campaignId}/rounds/${round.roundId}`}>{round.title}</Link>
        </b>
        <span className="muted">
          <Moment at={round.opensAt} short /> – <Moment at={round.dueAt} short /> ·{' '}
          {round.units.map(({ name }) => name).join('、')}
        </span>
      </div>
      <RoundFigures
        roundId={round.roundId}
        campaign={campaign}
        figures={round.figures}
        isOver={round.endedAt !== null || instantOf(round.dueAt) < now}
      />
      <div className={style['row']}>
        {round.isRetest && <Tag tone="amber">{t.retest}</Tag>}
        <RoundState round={round} beginsByOrder={campaign.beginsByOrder} />
      </div>
    </li>
  );
}
