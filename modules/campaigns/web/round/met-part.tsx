// People that a survey met, by grid (A8): each once, whether at home, in the shop, or at both.
import { useMessages } from '#kernel/web/language/language.ts';
import { Matrix } from '#kernel/web/pieces/matrix.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { peopleMet } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';

const messages = {
  zh: {
    caption: '摸排到的人，按网格',
    scroll: '可左右滑动',
    how: (rounds: string) =>
      `已摸排的住户和门市里的人，每人只计一次；在家和在店都见到的计在家里。合并计算：${rounds}。`,
    grid: '网格',
    none: '没有划网格',
    all: '合计',
    people: '人数',
    atHome: '只在家',
    both: '在家也在店',
    inShop: '只在店',
    over60: '60 岁以上',
    under18: '未满 18 岁',
  },
  en: {
    caption: 'People met, by grid',
    scroll: 'scrolls sideways',
    how: (rounds: string) =>
      `Everybody of the homes and shops surveyed, each once; met at both, counted at home. Together: ${rounds}.`,
    grid: 'Grid',
    none: 'In no grid',
    all: 'Total',
    people: 'People',
    atHome: 'At home',
    both: 'At both',
    inShop: 'In a shop',
    over60: 'Over 60',
    under18: 'Under 18',
  },
};
const columns = ['people', 'atHome', 'both', 'inShop', 'over60', 'under18'] as const;

export function MetPart({ roundId }: { roundId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(peopleMet, { roundId }, { events: campaignEvents, keep: true });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { rounds, rows } = answer;
  return (
    <section className={style['stack']} aria-label={t.caption}>
      <p className="muted">{t.how(rounds.map(({ title }) => title).join('、'))}</p>
      <Matrix
        caption={t.caption}
        scrolls={t.scroll}
        corner={t.grid}
        columns={columns.map((key) => ({ key, title: t[key] }))}
        rows={[
          {
            key: 'total',
            title: t.all,
            isTotal: true,
            cells: columns.map((key) => rows.reduce((sum, row) => sum + row[key], 0)),
          },
          ...rows.map((row) => ({
            key: row.unitId ?? '-',
            title: row.name ?? t.none,
            cells: columns.map((key) => row[key]),
          })),
        ]}
      />
    </section>
  );
}
