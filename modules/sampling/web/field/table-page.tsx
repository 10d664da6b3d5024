// A table of a sampling site: scan, press, next. Works the same with and without a network; what was done lies on the tablet before it is said to be done (C9, C11, C22).
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBox, usePhone } from '#kernel/field/phone-context.ts';
import { dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useParam } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type MySite, mySites } from '../../shared/field-queries.ts';
import { countSince, tubeInHand } from '../../shared/field-rules.ts';
import { readScan } from '../../shared/scan.ts';
import { type Chosen, chosenTable } from './chosen.ts';
import { ComerPart, Hits } from './comer-part.tsx';
import { HoldsSheet } from './hold-sheet.tsx';
import { RecentPart } from './recent-part.tsx';
import { ScanField } from './scan-field.tsx';
import { SetUpPart } from './set-up-part.tsx';
import { SiteDay } from './site-day.tsx';
import style from './table.module.css';
import { TubePart } from './tube-part.tsx';
import { useDesk } from './use-desk.ts';
import { useRoster, useTable } from './use-table.ts';
import { tableWords } from './words.ts';

export default function TablePage() {
  const t = useMessages(tableWords);
  const siteId = useParam('siteId') ?? '';
  const { phone } = usePhone();
  const chosen = useRemembered(chosenTable);
  const [isSetting, setSetting] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(mySites, {}, { events: ['site.', 'campaign.'] });
  if (!phone)
    return (
      <EmptyState icon="phone" title={t.noPhone}>
        <LinkButton to="/field/me" kind="primary">
          {t.toMe}
        </LinkButton>
      </EmptyState>
    );
  if (isFirst) return <Skeleton lines={8} />;
  const site = answer?.sites.find((one) => one.siteId === siteId);
  if (!site) return <ProblemNote problem={problem} again={again} />;
  if (isSetting || chosen?.siteId !== siteId)
    return (
      <div className={style['page']}>
        <h1>{site.title}</h1>
        <SetUpPart site={site} chosen={chosen} onDone={() => setSetting(false)} />
      </div>
    );
  return <TableOf key={chosen.roundId} site={site} chosen={chosen} onSetUp={() => setSetting(true)} />;
}

function TableOf({ site, chosen, onSetUp }: { site: MySite; chosen: Chosen; onSetUp: () => void }) {
  const t = useMessages(tableWords);
  const now = useNow();
  const { siteId, roundId } = chosen;
  const box = useBox();
  const { table, state, how } = useTable(chosen);
  const { roster, isTaking, find } = useRoster(chosen);
  const round = site.rounds.find((one) => one.roundId === roundId);
  const [typed, setTyped] = useState('');
  const [turn, setTurn] = useState(0);
  const [chosenHits, setChosenHits] = useState(0);
  const [isHolding, setHolding] = useState(false);
  const desk = useDesk({
    table,
    state,
    roster,
    find,
    chosen,
    poolSize: round?.poolSize ?? null,
    onDone: () => setTurn((before) => before + 1),
  });
  // Scans are taken one after the other, each by the page as it then is.
  const latest = useRef(desk);
  const line = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    latest.current = desk;
  });
  const enter = (text: string) => {
    line.current = line.current.then(() => latest.current.enter(text));
  };
  const tube = tubeInHand(state);
  const hits = useMemo(
    () =>
      desk.mode === 'person' && typed.trim().length > 1 && readScan(typed).kind === 'search'
        ? (roster?.search(typed) ?? [])
        : [],
    [desk.mode, typed, roster],
  );
  if (how === 'elsewhere') return <Note icon="warn">{t.elsewhere}</Note>;
  if (how === 'opening') return <Skeleton lines={8} />;
  const today = countSince(state, new Date(instantAt(dateOf(now))).toISOString());
  const refused = box?.waiting.filter((one) => one.state !== 'waiting').length ?? 0;
  const held = state.holds.filter(({ endedAt }) => endedAt === null).length;
  return (
    <div className={style['page']} data-table={chosen.tableNo}>
      <header className={style['head']}>
        <h1>
          {site.title} · {t.table(chosen.tableNo)} {site.isDrill && <DrillTag />}
        </h1>
        <span className="num">{t.today(today.people, today.tubes)}</span>
        <span className="muted">
          {round ? round.title : ''} · {roster ? t.roster(roster.count) : isTaking ? t.taking : ''}
        </span>
        <div className={style['bar']}>
          <Button kind="quiet" onPress={() => setHolding(true)}>
            {held > 0 ? t.holds(held) : t.hold}
          </Button>
          <LinkButton kind="quiet" to={`/field/sampling/${siteId}/boxes`}>
            {t.boxes}
          </LinkButton>
          <Button kind="quiet" onPress={onSetUp}>
            {t.setUp}
          </Button>
          <SiteDay {...{ site, state, table }} />
        </div>
      </header>
      {!roster && !isTaking && <Note icon="warn">{t.noRoster}</Note>}
      {roster && !roster.isWhole && !isTaking && <Note icon="warn">{t.partRoster}</Note>}
      {refused > 0 && (
        <Note icon="warn">
          <a href="/field/waiting">{t.refused(refused)}</a>
        </Note>
      )}
      <div className={style['work']}>
        <div className={style['form']}>
          <ScanField
            mode={desk.mode}
            turn={`${turn} ${chosenHits} ${tube?.tubeId ?? ''}`}
            emptied={chosenHits}
            onEnter={enter}
            onType={setTyped}
          />
          {desk.said?.tone === 'warn' && (
            <Note icon="warn">
              <b role="alert">{desk.said.what === 'usedHere' ? t.usedHere(desk.said.code ?? '') : t[desk.said.what]}</b>
            </Note>
          )}
          {hits.length > 0 ? (
            <Hits
              people={hits}
              state={state}
              onChoose={(person) => {
                setTyped('');
                setChosenHits(chosenHits + 1);
                desk.choose(person);
              }}
            />
          ) : (
            <ComerPart {...{ desk, state, roster, siteId }} />
          )}
          <RecentPart {...{ desk, state, roster }} />
        </div>
        <TubePart {...{ desk, state, roster }} />
      </div>
      {isHolding && <HoldsSheet {...{ siteId, state, roster }} act={desk.act} onClose={() => setHolding(false)} />}
    </div>
  );
}
