// One round: coverage as a list of names, its buildings in turn, and who was found on no list (C6, C16).

import { instantOf } from '#kernel/shared/clock/time.ts';
import { deskRoles, type Role, supervisorRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { RoundCoverage } from '#modules/duties/web/public.ts';
import { endRound } from '../../shared/commands.ts';
import { campaignRound } from '../../shared/queries.ts';
import { RoundState } from '../campaign/round-item.tsx';
import style from '../campaigns.module.css';
import { RoundFigures } from '../figures.tsx';
import { BoardPart, type BoardSearch } from '../moves/board-part.tsx';
import { SharesPart } from '../shares/shares-part.tsx';
import type { PartSearch } from '../shares/words.ts';
import { campaignEvents } from '../words.ts';
import { BuildingsPart } from './buildings-part.tsx';
import { FoundPart } from './found-part.tsx';
import type { MetSearch } from './met-names.tsx';
import { MetPart } from './met-part.tsx';

const messages = {
  zh: {
    end: '结束这一轮',
    ring: '对未完成的打电话',
    views: '看什么',
    coverage: '覆盖',
    shares: '部门 × 园区',
    board: '转移去向',
    met: '摸排到的人',
    buildings: '楼栋通知',
    found: '名单外',
    frozen: '名单冻结于',
    retest: '复采',
    pool: (n: number) => (n === 1 ? '单采' : `${n} 人一管`),
    nobody: '这一轮在您的辖区没有对象',
    nobodyHow: '名单冻结时这里没有人。',
  },
  en: {
    end: 'End this round',
    ring: 'Ring those not done',
    views: 'Show',
    coverage: 'Coverage',
    shares: 'Departments × parks',
    board: 'Whereabouts',
    met: 'People met',
    buildings: 'Buildings',
    found: 'Found',
    frozen: 'List frozen',
    retest: 'Retest',
    pool: (n: number) => `${n} to a tube`,
    nobody: 'Nobody of your area is on this list',
    nobodyHow: 'There was nobody here when it was frozen.',
  },
};

const views = ['shares', 'board', 'coverage', 'met', 'buildings', 'found'] as const;
type View = (typeof views)[number];
type Search = { view: View | undefined } & PartSearch & BoardSearch & MetSearch;
const textOf = (raw: Record<string, unknown>, key: string): string | undefined =>
  typeof raw[key] === 'string' ? raw[key] : undefined;
const readSearch = (raw: Record<string, unknown>): Search => ({
  view: views.find((one) => one === raw['view']),
  department: textOf(raw, 'department'),
  park: textOf(raw, 'park'),
  postId: textOf(raw, 'postId'),
  standing: textOf(raw, 'standing'),
  buildingId: textOf(raw, 'buildingId'),
  shelterId: textOf(raw, 'shelterId'),
  who: textOf(raw, 'who'),
  gridId: textOf(raw, 'gridId'),
});
const leaders: readonly Role[] = [...deskRoles, ...supervisorRoles];

export default function RoundPage() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { post } = useHat();
  const roundId = useParam('roundId') ?? '';
  const [search] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(
    campaignRound,
    { roundId },
    { events: campaignEvents, keep: true },
  );
  const end = useCommand(endRound, { invalidates: ['campaign.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { campaign, round, unit, abilities, found } = answer;
  const here = `/desk/campaigns/${campaign.campaignId}/rounds/${roundId}`;
  const isShared = campaign.byDepartment && (leaders.includes(post.role) || post.role === 'department_officer');
  const fits: Record<View, boolean> = {
    shares: isShared,
    board: campaign.whereabouts,
    // Firm by firm where the list stands in parts; else place by place.
    coverage: !campaign.byDepartment,
    met: campaign.meetsPeople,
    buildings: campaign.isByBuilding,
    found: true,
  };
  const shown = views.filter((one) => fits[one]);
  const view = shown.find((one) => one === search.view) ?? shown[0] ?? 'found';
  // People are rung, and nobody is rung for a drill.
  const mayRing =
    campaign.subject === 'person' && !campaign.isDrill && round.figures.notYet > 0 && leaders.includes(post.role);
  return (
    <>
      <PageHead
        title={`${campaign.title} · ${round.title}`}
        sub={
          <>
            {campaign.isDrill && <DrillTag />} <RoundState round={round} beginsByOrder={campaign.beginsByOrder} />{' '}
            {round.isRetest && <Tag tone="amber">{t.retest}</Tag>} {words(campaign.kindTitle)} ·{' '}
            {round.units.map(({ name }) => name).join('、')} · <Moment at={round.opensAt} short /> –{' '}
            <Moment at={round.dueAt} short /> · {t.frozen} <Moment at={round.frozenAt} short />
            {round.poolSize && ` · ${t.pool(round.poolSize)}`}
          </>
        }
        acts={
          <span className={style['row']}>
            <LinkButton kind="quiet" icon="back" to={`/desk/campaigns/${campaign.campaignId}`}>
              {campaign.title}
            </LinkButton>
            {abilities.mayEnd && (
              <Button icon="stop" busy={end.isSending} onPress={() => void end.run({ roundId })}>
                {t.end}
              </Button>
            )}
            {mayRing && (
              <LinkButton
                kind="primary"
                icon="phone"
                to="/desk/calls/new"
                search={{ rhythmId: roundId, slot: 'once', states: ['missed', 'open'] }}
              >
                {t.ring}
              </LinkButton>
            )}
          </span>
        }
      >
        {campaign.byDepartment ? null : (
          <RoundFigures
            roundId={roundId}
            campaign={campaign}
            figures={round.figures}
            isOver={round.endedAt !== null || instantOf(round.dueAt) < now}
          />
        )}
        <Tabs
          name={t.views}
          here={here}
          chosen={view}
          tabs={shown.map((key) => ({
            key,
            label: t[key],
            search: { view: key },
            ...(key === 'found' ? { count: round.figures.found } : {}),
          }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={end.problem ?? problem} again={end.problem ? end.again : again} />
        {view === 'coverage' && round.figures.listed === 0 && (
          <EmptyState icon="people" title={t.nobody} how={t.nobodyHow} />
        )}
        {view === 'coverage' && round.figures.listed > 0 && (
          <RoundCoverage rhythmId={roundId} unitId={unit.unitId} events={['campaign.']} />
        )}
        {view === 'buildings' && (
          <BuildingsPart
            roundId={roundId}
            campaign={campaign}
            mayCall={abilities.mayCall}
            isOver={round.endedAt !== null}
          />
        )}
        {view === 'shares' && <SharesPart roundId={roundId} here={here} search={search} />}
        {view === 'board' && (
          <BoardPart roundId={roundId} campaignId={campaign.campaignId} here={here} search={search} />
        )}
        {view === 'met' && <MetPart roundId={roundId} here={here} search={search} />}
        {view === 'found' && (
          <FoundPart roundId={roundId} rows={found} mayAdd={campaign.subject === 'person' && round.endedAt === null} />
        )}
      </div>
    </>
  );
}
