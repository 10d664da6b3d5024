// Departments × parks of a round (F14): done of all in each cell, each a door to its names; below, the names of the part that was opened, and who is to go.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Matrix } from '#kernel/web/pieces/matrix.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type ShareCell, shareMatrix } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import { HandsPart } from './hands-part.tsx';
import { ShareNames } from './share-names.tsx';
import { ShareSheet } from './share-sheet.tsx';
import { departmentWords, type PartSearch, parkWords } from './words.ts';

const messages = {
  zh: {
    caption: '企业，按部门和园区',
    how: '每格是“已联系 / 全部”，点开是名单。每家企业只在一个格里，各格相加等于合计。',
    scroll: '可左右滑动',
    department: '部门',
    noPark: '没有园区',
    all: '合计',
    waits: '未联系',
    unnamed: '还没有派人',
    found: '名单外',
    share: '分工…',
    unit: '家',
  },
  en: {
    caption: 'Firms by department and park',
    how: 'Each cell is contacted / all and opens its names. Each firm stands in one cell; cells sum to totals.',
    scroll: 'scrolls sideways',
    department: 'Department',
    noPark: 'No park',
    all: 'Total',
    waits: 'Not contacted',
    unnamed: 'Nobody named',
    found: 'Found',
    share: 'Share out…',
    unit: '',
  },
};

type Props = { roundId: string; here: string; search: PartSearch };

export function SharesPart({ roundId, here, search }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    shareMatrix,
    { roundId },
    { events: [...campaignEvents, 'enterprise.'], keep: true },
  );
  const [isSharing, setSharing] = useState(false);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { parks, rows, total, mayShare } = answer;
  const doorTo = (part: PartSearch) => ({ to: here, search: { view: 'shares', ...part } });
  const cell = (of: ShareCell, part: PartSearch) =>
    of.all === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberDoor
        {...doorTo({ ...part, standing: 'all' })}
        value={`${of.done} / ${of.all}`}
        tone={of.waits === 0 ? 'good' : undefined}
      />
    );
  const count = (value: number, part: PartSearch, tone?: 'soon') =>
    value === 0 ? <span className="faint">0</span> : <NumberDoor {...doorTo(part)} value={value} tone={tone} />;
  const line = (title: string, of: typeof total, department?: string) => ({
    key: department ?? 'total',
    title,
    isTotal: department === undefined,
    cells: [
      cell(of.total, { department }),
      count(of.total.waits, { department, standing: 'waits' }, 'soon'),
      ...of.byPark.map(({ park, ...rest }) => cell(rest, { department, park })),
      count(of.total.unnamed, { department, standing: 'unnamed' }, 'soon'),
      count(of.total.found, { department, standing: 'found' }),
    ],
  });
  return (
    <>
      <section className={style['stack']} aria-label={t.caption}>
        <div className={style['row']}>
          <p className={`muted ${style['grow']}`}>{t.how}</p>
          <ExportLink query={shareMatrix.name} input={{ roundId }} />
          {mayShare && (
            <Button kind="primary" icon="people" onPress={() => setSharing(true)}>
              {t.share}
            </Button>
          )}
        </div>
        <Matrix
          caption={t.caption}
          scrolls={t.scroll}
          corner={t.department}
          columns={[
            { key: 'all', title: t.all },
            { key: 'waits', title: t.waits },
            ...parks.map((park) => ({ key: park, title: parkWords(park, t.noPark) })),
            { key: 'unnamed', title: t.unnamed },
            { key: 'found', title: t.found },
          ]}
          rows={[
            line(t.all, total),
            ...rows
              .filter((row) => row.total.all > 0)
              .map((row) => line(words(departmentWords(row.department)), row, row.department)),
          ]}
        />
      </section>
      <HandsPart roundId={roundId} doorTo={doorTo} />
      <ShareNames roundId={roundId} here={here} search={search} parks={parks} mayShare={mayShare} />
      {isSharing && <ShareSheet roundId={roundId} part={search} parks={parks} onClose={() => setSharing(false)} />}
    </>
  );
}
