// One site on its day: opened, closed, disinfected; who is held at the gate; its tubes with what is in them; its labels (C5, C8, C11, C13, C20, C23).
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { closeSite, drawLabels } from '../../shared/commands.ts';
import { sitePage, type TubeLine } from '../../shared/queries.ts';
import { results, siteKinds, siteRoles, tubeKinds } from '../../shared/words.ts';
import { SiteFigures, SiteState } from '../board/site-row.tsx';
import { FirmSheet } from '../firm/firm-sheet.tsx';
import { FirmSums } from '../firm/firm-sums.tsx';
import { HoldRow } from '../gate/hold-row.tsx';
import { NamedList } from '../named-list.tsx';
import { resultTones } from '../result-tones.ts';
import style from '../sampling.module.css';
import { DisinfectSheet } from './disinfect-sheet.tsx';
import { OpenSheet } from './open-sheet.tsx';

const LabelSheet = lazy(() => import('./label-sheet.tsx').then((one) => ({ default: one.LabelSheet })));

const messages = {
  zh: {
    back: '采样点',
    open: '开点',
    close: '收点',
    disinfect: '登记消毒',
    labels: '打印 40 张管码标签',
    holds: '体温异常',
    tubes: '试管',
    noTubes: '今天还没有开管',
    noTubesHow: '平板开管、登记后，这里看每一管。',
    full: (n: number, of: number) => `${n} / ${of} 人`,
    told: (n: number) => `清点 ${n}`,
    openNow: '未封管',
    table: (n: number) => `${n} 号台`,
    lost: '破损或遗失',
    box: (code: string) => `箱 ${code}`,
    wait: (n: number, minutes: number | null) =>
      minutes === null ? '今天没有记到达时间' : `中位数 ${minutes} 分钟（${n} 人）`,
    priority: '优先通道',
    others: '其他人',
    sheet: '打印结果单',
    byWord: '点长口头',
    onRoster: '按排班',
    all: (n: number) => `一共 ${n} 管，先列最近 300 管`,
    faster: '优先通道等得更久，请分流',
    waitTitle: '等候',
  },
  en: {
    back: 'Sites',
    open: 'Open',
    close: 'Close',
    disinfect: 'Record disinfection',
    labels: 'Print 40 labels',
    holds: 'Held at the gate',
    tubes: 'Tubes',
    noTubes: 'No tube was opened yet',
    noTubesHow: 'Tubes show here as tablets open and fill them.',
    full: (n: number, of: number) => `${n} / ${of}`,
    told: (n: number) => `${n} counted`,
    openNow: 'Open',
    table: (n: number) => `table ${n}`,
    lost: 'Broken or lost',
    box: (code: string) => `box ${code}`,
    wait: (n: number, minutes: number | null) =>
      minutes === null ? 'no arrival noted today' : `median ${minutes} min (${n} people)`,
    priority: 'Priority lane',
    others: 'Others',
    sheet: 'Print the results',
    byWord: 'by the chief’s word',
    onRoster: 'by the roster',
    all: (n: number) => `${n} tubes, the latest 300 here`,
    faster: 'The priority lane waits longer: send some over',
    waitTitle: 'Waiting',
  },
};

export default function SitePage() {
  const t = useMessages(messages);
  const words = useWords();
  const siteId = useParam('siteId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(
    sitePage,
    { siteId },
    { events: ['site.', 'sample.', 'tube.', 'gate.', 'box.'], keep: true, everyMs: 30_000 },
  );
  const [sheet, setSheet] = useState<'open' | 'disinfect'>();
  const [isPrinting, setPrinting] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const close = useCommand(closeSite, { invalidates: ['sampling.'] });
  const draw = useCommand(drawLabels, { onDone: (done) => setCodes((done.result as { codes: string[] }).codes) });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { site, opening, tubes, holds, lanes, firm } = answer;
  const { state } = site;
  return (
    <>
      <PageHead
        title={`${site.siteNo} ${site.title}`}
        sub={
          <>
            {answer.isDrill && <DrillTag />} <SiteState state={state} /> {words(siteKinds[site.kind])} ·{' '}
            {site.firmName ?? site.unitName}
          </>
        }
        acts={
          <span className={style['row']}>
            <LinkButton kind="quiet" icon="back" to="/desk/sampling" search={{ campaignId: answer.campaignId }}>
              {t.back}
            </LinkButton>
            <Button
              icon="print"
              busy={draw.isSending}
              onPress={() => void draw.run({ drawId: newId(), siteId, count: 40 })}
            >
              {t.labels}
            </Button>
            {state === 'open' && (
              <Button icon="stop" busy={close.isSending} onPress={() => void close.run({ closingId: newId(), siteId })}>
                {t.close}
              </Button>
            )}
            {(state === 'waiting' || state === 'over') && (
              <Button kind="primary" icon="play" onPress={() => setSheet('open')}>
                {t.open}
              </Button>
            )}
            {(state === 'closed' || site.undisinfected.length > 0) && (
              <Button kind="primary" icon="check" onPress={() => setSheet('disinfect')}>
                {t.disinfect}
              </Button>
            )}
          </span>
        }
      >
        <SiteFigures site={site} />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={close.problem ?? draw.problem ?? problem} again={again} />
        <section className={`card ${style['part']}`}>
          {opening && <Opening opening={opening} />}
          <Lanes lanes={lanes} />
          {firm && (
            <>
              <FirmSums summary={firm} />
              <div>
                <Button icon="print" onPress={() => setPrinting(true)}>
                  {t.sheet}
                </Button>
              </div>
            </>
          )}
        </section>
        {holds.length > 0 && (
          <NamedList title={t.holds} count={holds.length}>
            {holds.map((hold) => (
              <HoldRow key={hold.holdId} hold={hold} isSiteShown={false} />
            ))}
          </NamedList>
        )}
        {tubes.length === 0 && <EmptyState icon="scan" title={t.noTubes} how={t.noTubesHow} />}
        {answer.tubeCount > tubes.length && <p className="muted">{t.all(answer.tubeCount)}</p>}
        {tubes.length > 0 && (
          <NamedList title={t.tubes} count={answer.tubeCount}>
            {tubes.map((tube) => (
              <Tube key={tube.tubeId} tube={tube} />
            ))}
          </NamedList>
        )}
      </div>
      {sheet === 'open' && <OpenSheet siteId={siteId} roster={answer.roster} onClose={() => setSheet(undefined)} />}
      {sheet === 'disinfect' && <DisinfectSheet siteId={siteId} onClose={() => setSheet(undefined)} />}
      {isPrinting && firm && (
        <FirmSheet title={site.firmName ?? site.title} summary={firm} onClose={() => setPrinting(false)} />
      )}
      {codes && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <LabelSheet codes={codes} onClose={() => setCodes(undefined)} />
        </Suspense>
      )}
    </>
  );
}

type Answer = QueryAnswer<typeof sitePage>;

/** C14: who is there, by the roster or by the chief's word. */
function Opening({ opening }: { opening: NonNullable<Answer['opening']> }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <div className={style['name']}>
      <b>
        <Moment at={opening.openedAt} short /> {t.open}
      </b>
      <span className={style['row']}>
        {opening.roles.map(({ role, name, isByWord }) => (
          <span key={`${role} ${name}`}>
            {words(siteRoles[role])} {name}{' '}
            {isByWord !== null && <Tag tone={isByWord ? 'amber' : 'green'}>{isByWord ? t.byWord : t.onRoster}</Tag>}
          </span>
        ))}
      </span>
      {opening.zonesReason && <span className="muted">{opening.zonesReason}</span>}
    </div>
  );
}

/** C20: those who are let through wait less, or it is said. */
function Lanes({ lanes }: { lanes: Answer['lanes'] }) {
  const t = useMessages(messages);
  const { priority, others } = lanes;
  const isSlower =
    priority.medianMinutes !== null && others.medianMinutes !== null && priority.medianMinutes > others.medianMinutes;
  return (
    <div className={style['row']} role="group" aria-label={t.waitTitle}>
      <b>{t.waitTitle}</b>
      <span>
        {t.priority} {t.wait(priority.people, priority.medianMinutes)}
      </span>
      <span>
        {t.others} {t.wait(others.people, others.medianMinutes)}
      </span>
      {isSlower && <Tag tone="red">{t.faster}</Tag>}
    </div>
  );
}

function Tube({ tube }: { tube: TubeLine }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <div className={style['name']}>
        <b>
          <Link to={`/desk/sampling/tubes/${tube.tubeId}`}>{tube.code}</Link>
        </b>
        <span className="muted">
          {words(tubeKinds[tube.kind])} · {t.table(tube.tableNo)} · {tube.collector} ·{' '}
          <Moment at={tube.openedAt} short />
        </span>
      </div>
      <div className={style['row']}>
        <span>{t.full(tube.people, tube.size)}</span>
        {tube.told !== null && tube.told !== tube.people && <Tag tone="amber">{t.told(tube.told)}</Tag>}
        {tube.shortReason && <span className="muted">{tube.shortReason}</span>}
        {tube.lostAt && (
          <Tag tone="red">
            {t.lost}：{tube.lostReason}
          </Tag>
        )}
      </div>
      <span className={style['row']}>
        {!tube.closedAt && <Tag>{t.openNow}</Tag>}
        {tube.boxCode && <span>{t.box(tube.boxCode)}</span>}
        {tube.result && <Tag tone={resultTones[tube.result]}>{words(results[tube.result])}</Tag>}
      </span>
    </li>
  );
}
