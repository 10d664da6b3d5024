// People that a survey met, by grid (A8): each once, whether at home, in the shop, or at both.
import { useMessages } from '#kernel/web/language/language.ts';
import { Matrix } from '#kernel/web/pieces/matrix.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type MetKind, metKinds, peopleMet } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import { MetNames, type MetSearch } from './met-names.tsx';
import { metWords } from './met-words.ts';

const messages = {
  zh: {
    caption: '摸排到的人，按网格',
    scroll: '可左右滑动',
    how: (rounds: string) =>
      `已摸排的住户和门市里的人，每人只计一次；在家和在店都见到的计在家里。合并计算：${rounds}。`,
    grid: '网格',
    none: '没有划网格',
    all: '合计',
  },
  en: {
    caption: 'People met, by grid',
    scroll: 'scrolls sideways',
    how: (rounds: string) =>
      `Everybody of the homes and shops surveyed, each once; met at both, counted at home. Together: ${rounds}.`,
    grid: 'Grid',
    none: 'In no grid',
    all: 'Total',
  },
};

type Props = { roundId: string; here: string; search: MetSearch };

export function MetPart({ roundId, here, search }: Props) {
  const t = useMessages(messages);
  const titles = useMessages(metWords);
  const { answer, problem, isFirst, again } = useAsk(peopleMet, { roundId }, { events: campaignEvents, keep: true });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { rounds, rows } = answer;
  const door = (value: number, who: MetKind, gridId?: string) =>
    value === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberDoor value={value} to={here} search={{ view: 'met', who, gridId }} />
    );
  return (
    <>
      <section className={style['stack']} aria-label={t.caption}>
        <p className="muted">{t.how(rounds.map(({ title }) => title).join('、'))}</p>
        <Matrix
          caption={t.caption}
          scrolls={t.scroll}
          corner={t.grid}
          columns={metKinds.map((key) => ({ key, title: titles[key] }))}
          rows={[
            {
              key: 'total',
              title: t.all,
              isTotal: true,
              cells: metKinds.map((key) =>
                door(
                  rows.reduce((sum, row) => sum + row[key], 0),
                  key,
                ),
              ),
            },
            ...rows.map((row) => ({
              key: row.unitId ?? '-',
              title: row.name ?? t.none,
              cells: metKinds.map((key) => door(row[key], key, row.unitId ?? '-')),
            })),
          ]}
        />
      </section>
      <MetNames roundId={roundId} here={here} search={search} />
    </>
  );
}
