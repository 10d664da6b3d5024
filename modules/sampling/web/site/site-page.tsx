// One site on its day: opened, closed, disinfected; who is held at the gate; its tubes with what is in them; its labels (C5, C8, C11, C13, C20, C23).
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
import { closeSite, drawLabels, releaseAtGate } from '../../shared/commands.ts';
import { sitePage, type TubeLine } from '../../shared/queries.ts';
import { results, siteKinds, siteRoles, tubeKinds } from '../../shared/words.ts';
import { SiteFigures, SiteState } from '../board/site-row.tsx';
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
    here: '到岗',
    holds: '体温异常',
    release: '复测正常，解除',
    takenOver: '转交医务',
    released: '已解除',
    taken_over: '已转交',
    reasons: { released: '复测正常', taken_over: '转交医务人员' },
    tubes: '试管',
    noTubes: '今天还没有开管',
    noTubesHow: '平板开管、登记后，这里看每一管。',
    full: (n: number, of: number) => `${n} / ${of} 人`,
    told: (n: number) => `清点 ${n}`,
    openNow: '未封管',
    table: (n: number) => `${n} 号台`,
    lost: '破损或遗失',
    box: (code: string) => `箱 ${code}`,
    wait: (who: string, n: number, minutes: number | null) => `${who} ${n} 人，等候中位数 ${minutes ?? '—'} 分钟`,
    priority: '优先通道',
    others: '其他人',
    firm: (f: { headcount: number | null; people: number; negative: number; pending: number; bad: number }) =>
      `应采 ${f.headcount ?? '—'} 人，已采 ${f.people} 人，阴性 ${f.negative}，待结果 ${f.pending}，需复采 ${f.bad}`,
  },
  en: {
    back: 'Sites',
    open: 'Open',
    close: 'Close',
    disinfect: 'Record disinfection',
    labels: 'Print 40 labels',
    here: 'There',
    holds: 'Held at the gate',
    release: 'Normal now: release',
    takenOver: 'Handed to medical staff',
    released: 'released',
    taken_over: 'handed over',
    reasons: { released: 'measured again, normal', taken_over: 'to medical staff' },
    tubes: 'Tubes',
    noTubes: 'No tube was opened yet',
    noTubesHow: 'Tubes show here as tablets open and fill them.',
    full: (n: number, of: number) => `${n} / ${of}`,
    told: (n: number) => `${n} counted`,
    openNow: 'Open',
    table: (n: number) => `table ${n}`,
    lost: 'Broken or lost',
    box: (code: string) => `box ${code}`,
    wait: (who: string, n: number, minutes: number | null) => `${who}: ${n} people, median wait ${minutes ?? '—'} min`,
    priority: 'Priority lane',
    others: 'Others',
    firm: (f: { headcount: number | null; people: number; negative: number; pending: number; bad: number }) =>
      `${f.headcount ?? '—'} to be sampled, ${f.people} done, ${f.negative} negative, ${f.pending} pending, ${f.bad} again`,
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
          {opening && (
            <p>
              <Moment at={opening.openedAt} short /> {t.open} · {t.here}：
              {opening.roles.map(({ role, name }) => `${words(siteRoles[role])} ${name}`).join('、')}
              {opening.zonesReason && ` · ${opening.zonesReason}`}
            </p>
          )}
          <p>
            {t.wait(t.priority, lanes.priority.people, lanes.priority.medianMinutes)} ·{' '}
            {t.wait(t.others, lanes.others.people, lanes.others.medianMinutes)}
          </p>
          {firm && <p>{t.firm(firm)}</p>}
        </section>
        {holds.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.holds}>
            {holds.map((hold) => (
              <Hold key={hold.holdId} hold={hold} />
            ))}
          </ul>
        )}
        {tubes.length === 0 && <EmptyState icon="scan" title={t.noTubes} how={t.noTubesHow} />}
        {tubes.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.tubes}>
            {tubes.map((tube) => (
              <Tube key={tube.tubeId} tube={tube} />
            ))}
          </ul>
        )}
      </div>
      {sheet === 'open' && <OpenSheet siteId={siteId} onClose={() => setSheet(undefined)} />}
      {sheet === 'disinfect' && <DisinfectSheet siteId={siteId} onClose={() => setSheet(undefined)} />}
      {codes && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <LabelSheet codes={codes} onClose={() => setCodes(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function Hold({ hold }: { hold: QueryAnswer<typeof sitePage>['holds'][number] }) {
  const t = useMessages(messages);
  const release = useCommand(releaseAtGate, { invalidates: ['sampling.'] });
  const end = (outcome: 'released' | 'taken_over') =>
    void release.run({ holdId: hold.holdId, outcome, reason: t.reasons[outcome] });
  return (
    <li>
      <div className={style['name']}>
        <b>{hold.name}</b>
        <span className="muted">
          {hold.temperature}℃ · <Moment at={hold.heldAt} short /> · {hold.byName}
        </span>
      </div>
      <span>{hold.reason}</span>
      {hold.outcome ? (
        <Tag tone="green">{t[hold.outcome]}</Tag>
      ) : (
        <span className={style['row']}>
          <Button busy={release.isSending} onPress={() => end('released')}>
            {t.release}
          </Button>
          <Button busy={release.isSending} onPress={() => end('taken_over')}>
            {t.takenOver}
          </Button>
        </span>
      )}
    </li>
  );
}

function Tube({ tube }: { tube: TubeLine }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <div className={style['name']}>
        <b>{tube.code}</b>
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
        {tube.result && (
          <Tag tone={tube.result === 'positive' ? 'red' : tube.result === 'invalid' ? 'amber' : 'green'}>
            {words(results[tube.result])}
          </Tag>
        )}
      </span>
    </li>
  );
}
