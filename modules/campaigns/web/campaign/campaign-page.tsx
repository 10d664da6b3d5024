// One campaign: its rounds, the latest first, and its orders with who has not received them.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { campaignPage } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import { DrawPart } from './draw-part.tsx';
import { EndSheet } from './end-sheet.tsx';
import { OpenRoundSheet } from './open-round-sheet.tsx';
import { OrderItem } from './order-item.tsx';
import { OrderSheet } from './order-sheet.tsx';
import { RoundItem } from './round-item.tsx';

const messages = {
  zh: {
    back: '行动',
    open: '开始一轮',
    order: '下达指令',
    end: '结束行动',
    rounds: '轮次',
    orders: '指令',
    noRounds: '还没有开始一轮',
    noRoundsHow: '开始一轮时名单就冻结；之后发现的人单独登记。',
    drawn: '每个工作日自动抽取当天名单，不用手工开始。',
    over: (by: string) => `${by} 结束了这个行动`,
    by: (name: string) => `${name} 发起`,
  },
  en: {
    back: 'Campaigns',
    open: 'Open a round',
    order: 'Send an order',
    end: 'End it',
    rounds: 'Rounds',
    orders: 'Orders',
    noRounds: 'No round yet',
    noRoundsHow: 'The list is frozen when a round opens; whoever is found later is told apart.',
    drawn: 'Each working day draws its names by itself.',
    over: (by: string) => `${by} ended this campaign`,
    by: (name: string) => `by ${name}`,
  },
};

type Opened = 'round' | 'order' | 'end';

export default function CampaignPage() {
  const t = useMessages(messages);
  const words = useWords();
  const campaignId = useParam('campaignId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(
    campaignPage,
    { campaignId },
    { events: campaignEvents, keep: true },
  );
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { campaign, rounds, orders, abilities, units, below } = answer;
  return (
    <>
      <PageHead
        title={campaign.title}
        sub={
          <>
            {campaign.isDrill && <DrillTag />} {words(campaign.kindTitle)} · {campaign.unitName} · {campaign.purpose} ·{' '}
            {t.by(campaign.begunByName)} <Moment at={campaign.begunAt} short />
          </>
        }
        acts={
          <span className={style['row']}>
            <LinkButton kind="quiet" icon="back" to="/desk/campaigns">
              {t.back}
            </LinkButton>
            {abilities.mayEnd && <Button onPress={() => setOpened('end')}>{t.end}</Button>}
            {abilities.mayOrder && (
              <Button icon="speaker" onPress={() => setOpened('order')}>
                {t.order}
              </Button>
            )}
            {abilities.mayOpenRound && (
              <Button kind="primary" icon="plus" onPress={() => setOpened('round')}>
                {t.open}
              </Button>
            )}
          </span>
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {campaign.endedAt && (
          <Note icon="check">
            {t.over(campaign.endedByName ?? '')} <Moment at={campaign.endedAt} short />
            {campaign.report && <p>{campaign.report}</p>}
          </Note>
        )}
        {orders.length > 0 && (
          <section className="card" aria-label={t.orders}>
            <ul>
              {orders.map((order) => (
                <OrderItem key={order.orderId} order={order} />
              ))}
            </ul>
          </section>
        )}
        {campaign.sort === 'rotation' && <Note icon="clock">{t.drawn}</Note>}
        {rounds.length === 0 && campaign.sort !== 'rotation' ? (
          <EmptyState icon="list" title={t.noRounds} how={t.noRoundsHow} />
        ) : (
          <ul className={`card ${style['list']}`} aria-label={t.rounds}>
            {rounds.map((round) => (
              <RoundItem key={round.roundId} campaign={campaign} round={round} />
            ))}
          </ul>
        )}
        {campaign.sort === 'rotation' && rounds.length > 0 && <DrawPart campaignId={campaignId} />}
      </div>
      {opened === 'round' && <OpenRoundSheet campaign={campaign} rounds={rounds} units={units} onClose={close} />}
      {opened === 'order' && (
        <OrderSheet rounds={rounds} below={below} reportsUpFirst={abilities.reportsUpFirst} onClose={close} />
      )}
      {opened === 'end' && <EndSheet campaignId={campaignId} onClose={close} />}
    </>
  );
}
