// 返回人员 on the desk (F5): who came back and is concerned, those whom today's list concerns first; beside it the risk areas of a day and what every firm answered.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listReturners, type ReturnerView, returnerViews } from '../../shared/returners/queries.ts';
import style from '../investigations.module.css';
import { answerViews, FirmsPart } from './firms-part.tsx';
import { ReturnerItem } from './returner-item.tsx';
import { RiskPart } from './risk-part.tsx';
import { TellReturnerSheet } from './tell-sheet.tsx';

const messages = {
  zh: {
    title: '返回人员',
    sub: '中高风险地区返回人员应查尽查；风险地区一变，当天重新比对',
    views: '返回人员',
    open: '要跟的',
    released: '已解除',
    no_risk: '没有风险',
    areas: '风险地区',
    firms: '企业答复',
    tell: '报返回人员',
    newToday: (n: number) => `今天的风险地区名单新涉及 ${n} 人，排在最前。`,
    list: '返回人员名单',
    none: { open: '没有要跟的人', released: '没有已解除的人', no_risk: '没有其他返回人员' },
    how: '网格员、企业报上来的人会在这里；从哪里回来、哪天离开，与风险地区名单每天自动比对。',
  },
  en: {
    title: 'Returners',
    sub: 'Everybody back from a risk area is asked; each change of the list judges all of them anew the same day',
    views: 'Returners',
    open: 'To follow',
    released: 'Released',
    no_risk: 'No risk',
    areas: 'Risk areas',
    firms: 'What firms answered',
    tell: 'Tell of a returner',
    newToday: (n: number) => `Today’s list concerns ${n} more, who stand first.`,
    list: 'Returners',
    none: { open: 'Nobody to follow', released: 'Nobody released', no_risk: 'No other returners' },
    how: 'Whoever is told by grid workers and firms shows here, and is compared with the list of risk areas every day.',
  },
};

const views = [...returnerViews, 'areas', 'firms'] as const;
const here = '/desk/returners';
const readSearch = (raw: Record<string, unknown>) => ({
  view: views.find((one) => one === raw['view']) ?? 'open',
  on: typeof raw['on'] === 'string' ? raw['on'] : undefined,
  round: typeof raw['round'] === 'string' ? raw['round'] : undefined,
  answer: answerViews.find((one) => one === raw['answer']),
});

export default function ReturnersPage() {
  const t = useMessages(messages);
  const [{ view, on, round, answer }] = useFilters(readSearch);
  const [isTelling, setTelling] = useState(false);
  const shown = returnerViews.find((one) => one === view);
  const asked = useAsk(
    listReturners,
    { view: shown ?? 'open' },
    { keep: true, everyMs: 60_000, events: ['returner.', 'risk.'] },
  );
  const counts = asked.answer?.counts;
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          asked.answer?.mayTrace && (
            <Button kind="primary" icon="plus" onPress={() => setTelling(true)}>
              {t.tell}
            </Button>
          )
        }
      >
        <Tabs
          name={t.views}
          here={here}
          chosen={view}
          tabs={views.map((key) => ({
            key,
            label: t[key],
            search: key === 'open' ? {} : { view: key },
            ...(key === 'areas' || key === 'firms' ? {} : { count: counts?.[key] }),
          }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={asked.problem} again={asked.again} />
        {view === 'areas' && <RiskPart on={on} />}
        {view === 'firms' && <FirmsPart roundId={round} view={answer} />}
        {shown && <People view={shown} asked={asked} />}
      </div>
      {isTelling && <TellReturnerSheet onClose={() => setTelling(false)} />}
    </>
  );
}

type Asked = ReturnType<typeof useAsk<typeof listReturners>>;
function People({ view, asked: { answer, isFirst } }: { view: ReturnerView; asked: Asked }) {
  const t = useMessages(messages);
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return null;
  const { rows, counts, mayTrace } = answer;
  return (
    <>
      {view === 'open' && counts.newToday > 0 && <Note icon="warn">{t.newToday(counts.newToday)}</Note>}
      {rows.length === 0 && <EmptyState icon="check" title={t.none[view]} how={t.how} />}
      {rows.length > 0 && (
        <ul className="card" aria-label={t.list}>
          {rows.map((row) => (
            <ReturnerItem key={row.returnerId} row={row} mayAct={mayTrace && view !== 'released'} />
          ))}
        </ul>
      )}
    </>
  );
}
