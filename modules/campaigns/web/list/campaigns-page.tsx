// 行动: those that run first, each with how its last round stands.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listCampaigns } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { RoundFigures } from '../figures.tsx';
import { campaignEvents } from '../words.ts';
import { BeginSheet } from './begin-sheet.tsx';

const messages = {
  zh: {
    title: '行动',
    begin: '发起行动',
    views: '按状态看',
    running: '进行中',
    over: '已结束',
    none: '现在没有进行中的行动',
    noneOver: '还没有结束的行动',
    how: '全员核酸、轮检、摸排、转移群众，都从这里发起：名单冻结，一个不漏。',
    by: (name: string) => `${name} 发起`,
    noRound: '还没有开始一轮',
    rounds: (n: number) => `${n} 轮`,
  },
  en: {
    title: 'Campaigns',
    begin: 'Begin one',
    views: 'By state',
    running: 'Running',
    over: 'Over',
    none: 'No campaign runs now',
    noneOver: 'None is over yet',
    how: 'Mass testing, rotation, surveys, evacuation begin here: a frozen list, nobody left out.',
    by: (name: string) => `by ${name}`,
    noRound: 'No round yet',
    rounds: (n: number) => `${n} rounds`,
  },
};

type Search = { state: 'running' | 'over' };
const readSearch = (raw: Record<string, unknown>): Search => ({ state: raw['state'] === 'over' ? 'over' : 'running' });

export default function CampaignsPage() {
  const t = useMessages(messages);
  const [{ state }] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(listCampaigns, { state }, { events: campaignEvents, keep: true });
  const [isBeginning, setBeginning] = useState(false);
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          answer?.begin && (
            <Button kind="primary" icon="plus" onPress={() => setBeginning(true)}>
              {t.begin}
            </Button>
          )
        }
      >
        <Tabs
          name={t.views}
          here="/desk/campaigns"
          chosen={state}
          tabs={(['running', 'over'] as const).map((key) => ({ key, label: t[key], search: { state: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
        {answer && answer.campaigns.length === 0 && (
          <EmptyState icon="flag" title={state === 'running' ? t.none : t.noneOver} how={t.how} />
        )}
        {answer && answer.campaigns.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.title}>
            {answer.campaigns.map((campaign) => (
              <Row key={campaign.campaignId} campaign={campaign} />
            ))}
          </ul>
        )}
      </div>
      {isBeginning && answer?.begin && <BeginSheet choices={answer.begin} onClose={() => setBeginning(false)} />}
    </>
  );
}

function Row({ campaign }: { campaign: QueryAnswer<typeof listCampaigns>['campaigns'][number] }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { last } = campaign;
  return (
    <li>
      <div className={style['name']}>
        <b>
          <Link to={`/desk/campaigns/${campaign.campaignId}`}>{campaign.title}</Link>
        </b>
        <span className="muted">
          {words(campaign.kindTitle)} · {campaign.unitName} · {t.by(campaign.begunByName)}{' '}
          <Moment at={campaign.begunAt} short />
        </span>
      </div>
      {last ? (
        <div className={style['name']}>
          <span>
            {last.title} <span className="muted">· {t.rounds(campaign.rounds)}</span>
          </span>
          <RoundFigures
            roundId={last.roundId}
            campaign={campaign}
            figures={last.figures}
            isOver={last.endedAt !== null || instantOf(last.dueAt) < now}
            size="line"
          />
        </div>
      ) : (
        <span className="muted">{t.noRound}</span>
      )}
      <div className={style['row']}>
        {campaign.isDrill && <DrillTag />}
        {campaign.endedAt ? <Tag>{t.over}</Tag> : <Tag tone="teal">{t.running}</Tag>}
      </div>
    </li>
  );
}
