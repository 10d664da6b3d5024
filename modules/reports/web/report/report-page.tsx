// One report of one unit (E8, E9, R2): the figures as they can be counted now until it is confirmed, then as it was confirmed, with every correction beside it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { reportPage } from '../../shared/queries.ts';
import { unitStateTitles } from '../../shared/report.ts';
import style from '../reports.module.css';
import { reportEvents, stateTones } from '../words.ts';
import { Confirm } from './confirm.tsx';
import { Correct } from './correct.tsx';
import { FigureTable } from './figure-table.tsx';
import { ReportSheet } from './report-sheet.tsx';
import { Rows } from './rows.tsx';

const messages = {
  zh: {
    board: '日报一览',
    print: '打印',
    until: '截止',
    span: '数的是',
    to: '至',
    late: '过了截止时间还没有报。现在报记为迟报，没报的记录照样保留。',
    silent: (names: string) => `没有报的：${names}（没有算进去，也不算零）`,
    changed: '报了以后数字又变了：上报的不动，要改请更正。',
    isLate: '迟报',
  },
  en: {
    board: 'The board',
    print: 'Print',
    until: 'Until',
    span: 'Counted from',
    to: 'to',
    late: 'The deadline has passed. A report now is late, and the silence stays on record.',
    silent: (names: string) => `Silent: ${names} (not added, and not zero)`,
    changed: 'The figures have changed since; the report stays, correct it where it is wrong.',
    isLate: 'late',
  },
};

export default function ReportPage() {
  const t = useMessages(messages);
  const words = useWords();
  const turn = { rhythmId: useParam('rhythmId') ?? '', unitId: useParam('unitId') ?? '', slot: useParam('slot') ?? '' };
  const [opened, setOpened] = useState<{ item: string; isLive: boolean }>();
  const [isPrinting, setPrinting] = useState(false);
  // Not by events of visits: what one is about to confirm must not change under one's eyes; the digest tells when it has.
  const { answer, problem, again, isFirst } = useAsk(reportPage, turn, { events: reportEvents });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { turn: head, live, sent, abilities } = answer;
  const silent = sent.at(-1)?.silent ?? live.silent;
  const last = sent.at(-1);
  const hasChanged = last?.figures.some(
    ({ code, counted }) => counted !== null && live.figures.find((figure) => figure.code === code)?.counted !== counted,
  );
  return (
    <>
      <PageHead
        title={`${words(head.title)} · ${head.unitName}`}
        sub={
          <span className={style['marks']}>
            {head.slot} <Tag tone={stateTones[head.state]}>{words(unitStateTitles[head.state])}</Tag>
            {sent[0]?.isLate && <Tag tone="amber">{t.isLate}</Tag>}
          </span>
        }
        acts={
          <span className={style['acts']} data-print="no">
            <Button icon="print" onPress={() => setPrinting(true)}>
              {t.print}
            </Button>
            <LinkButton kind="quiet" icon="back" to="/desk/reports">
              {t.board}
            </LinkButton>
          </span>
        }
      >
        <p className="muted">
          {t.until} <Moment at={head.dueAt} /> · {t.span} <Moment at={live.from} short /> {t.to}{' '}
          <Moment at={live.to} short />
        </p>
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {head.state === 'silent' && <Note icon="clock">{t.late}</Note>}
        {silent.length > 0 && <Note icon="warn">{t.silent(silent.map(({ name }) => name).join('、'))}</Note>}
        {hasChanged && <Note>{t.changed}</Note>}
        <FigureTable
          live={live}
          sent={sent}
          isSum={head.isSum}
          onOpen={(item, isLive) => setOpened({ item, isLive })}
        />
        {opened && <Rows turn={turn} {...opened} onClose={() => setOpened(undefined)} />}
        {abilities.mayConfirm && <Confirm key={live.digest} turn={turn} live={live} seeAgain={again} />}
        {abilities.mayCorrect && last && <Correct key={last.ordinal} turn={turn} last={last} live={live} />}
        {abilities.whyNot && sent.length === 0 && <Note icon="lock">{words(abilities.whyNot)}</Note>}
      </div>
      {isPrinting && <ReportSheet page={answer} onClose={() => setPrinting(false)} />}
    </>
  );
}
