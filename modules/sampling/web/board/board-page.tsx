// 采样点: the sites of one testing campaign as they stand now; its boxes; its results; and what must be looked at (C5–C13, C20).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listCampaigns } from '#modules/campaigns/shared/queries.ts';
import { listSites } from '../../shared/queries.ts';
import { BoxesPart } from '../boxes/boxes-part.tsx';
import { GatePart } from '../gate/gate-part.tsx';
import { HomesPart } from '../homes/homes-part.tsx';
import { FlagsPart } from '../results/flags-part.tsx';
import { ResultsPart } from '../results/results-part.tsx';
import style from '../sampling.module.css';
import { SetUpSheet } from './set-up-sheet.tsx';
import { SiteRow } from './site-row.tsx';

const messages = {
  zh: {
    title: '采样点',
    views: '看什么',
    sites: '采样点',
    boxes: '转运箱',
    results: '结果与复采',
    flags: '要核对的',
    gate: '体温异常',
    homes: '上门与预登记',
    campaign: '哪个行动',
    round: '哪一轮',
    setUp: '设采样点',
    none: '现在没有进行中的核酸检测',
    noneHow: '核酸检测要有应急令，在“行动”里发起并开始一轮，再回来设点。',
    noSites: '还没有采样点',
    noSitesHow: '按人口测算站点、采样台和采样人员，再一个一个设点。',
    noRound: '这个行动还没有开始一轮',
  },
  en: {
    title: 'Sampling sites',
    views: 'Show',
    sites: 'Sites',
    boxes: 'Boxes',
    results: 'Results and retest',
    flags: 'To be looked at',
    gate: 'Temperature',
    homes: 'Homes and in advance',
    campaign: 'Campaign',
    round: 'Round',
    setUp: 'Set up a site',
    none: 'No testing campaign runs now',
    noneHow: 'It needs an emergency order; begin it under “Campaigns”, open a round, then set up sites here.',
    noSites: 'No site yet',
    noSitesHow: 'Work out sites, tables and samplers from the population, then set them up.',
    noRound: 'No round of this campaign was opened yet',
  },
};

const views = ['sites', 'gate', 'boxes', 'results', 'flags', 'homes'] as const;
/** Views of one round. */
const ofRound: readonly string[] = ['results', 'flags', 'homes'];
type Search = { campaignId: string; view: (typeof views)[number]; roundId: string };
const readSearch = (raw: Record<string, unknown>): Search => ({
  campaignId: String(raw['campaignId'] ?? ''),
  view: views.find((one) => one === raw['view']) ?? 'sites',
  roundId: String(raw['roundId'] ?? ''),
});

export default function BoardPage() {
  const t = useMessages(messages);
  const [search, setSearch] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(
    listCampaigns,
    { state: 'running' },
    { events: ['campaign.'], keep: true },
  );
  const testing = answer?.campaigns.filter(({ kind }) => kind === 'mass_testing') ?? [];
  const chosen = testing.find(({ campaignId }) => campaignId === search.campaignId) ?? testing[0];
  if (isFirst) return <Skeleton lines={8} />;
  if (!chosen)
    return (
      <>
        <PageHead title={t.title} />
        <div className={style['page']}>
          <ProblemNote problem={problem} again={again} />
          {answer && <EmptyState icon="pin" title={t.none} how={t.noneHow} />}
        </div>
      </>
    );
  return (
    <Board
      search={{ ...search, campaignId: chosen.campaignId }}
      setSearch={setSearch}
      campaigns={testing.map(({ campaignId, title }) => ({ value: campaignId, label: title }))}
    />
  );
}

type BoardProps = {
  search: Search;
  setSearch: (change: Partial<Search>) => void;
  campaigns: readonly { value: string; label: string }[];
};

function Board({ search, setSearch, campaigns }: BoardProps) {
  const t = useMessages(messages);
  const { campaignId, view } = search;
  const { answer, problem, isFirst, again } = useAsk(
    listSites,
    { campaignId },
    { events: ['site.', 'sample.', 'tube.', 'gate.', 'box.', 'campaign.'], keep: true, everyMs: 30_000 },
  );
  const [isSettingUp, setSettingUp] = useState(false);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { rounds, sites, mayOrganise, areas } = answer;
  // A retest opens by itself: nobody is led away from the round they look at.
  const latest = rounds.find(({ isRetest }) => !isRetest) ?? rounds[0];
  const roundId = rounds.find((one) => one.roundId === search.roundId)?.roundId ?? latest?.roundId;
  return (
    <>
      <PageHead
        title={`${t.title} · ${answer.title}`}
        sub={answer.isDrill && <DrillTag />}
        acts={
          mayOrganise && (
            <Button kind="primary" icon="plus" onPress={() => setSettingUp(true)}>
              {t.setUp}
            </Button>
          )
        }
      >
        {campaigns.length > 1 && (
          <div className={style['choice']}>
            <Select
              label={t.campaign}
              value={campaignId}
              options={campaigns}
              onChange={(value) => setSearch({ campaignId: value })}
            />
          </div>
        )}
        <Tabs
          name={t.views}
          here="/desk/sampling"
          chosen={view}
          tabs={views.map((key) => ({ key, label: t[key], search: { ...search, view: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {view === 'sites' && sites.length === 0 && <EmptyState icon="pin" title={t.noSites} how={t.noSitesHow} />}
        {view === 'sites' && sites.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.sites}>
            {sites.map((site) => (
              <SiteRow key={site.siteId} site={site} />
            ))}
          </ul>
        )}
        {view === 'boxes' && <BoxesPart campaignId={campaignId} />}
        {view === 'gate' && <GatePart campaignId={campaignId} />}
        {ofRound.includes(view) && !roundId && <EmptyState icon="flag" title={t.noRound} how={t.noneHow} />}
        {ofRound.includes(view) && roundId && (
          <>
            {rounds.length > 1 && (
              <div className={style['choice']}>
                <Select
                  label={t.round}
                  value={roundId}
                  options={rounds.map((round) => ({ value: round.roundId, label: round.title }))}
                  onChange={(value) => setSearch({ roundId: value })}
                />
              </div>
            )}
            {view === 'results' && <ResultsPart key={roundId} roundId={roundId} />}
            {view === 'flags' && <FlagsPart roundId={roundId} mayName={mayOrganise} />}
            {view === 'homes' && <HomesPart key={roundId} roundId={roundId} />}
          </>
        )}
      </div>
      {isSettingUp && (
        <SetUpSheet
          campaignId={campaignId}
          areas={areas}
          rostered={answer.rostered}
          onClose={() => setSettingUp(false)}
        />
      )}
    </>
  );
}
