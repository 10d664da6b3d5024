// 逐行核对: every row of the table stands in one view, the not-yet first; what is wrong is counted by kind and may be mended by the dozen.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { acceptMend } from '../../shared/commands.ts';
import type { Run } from '../columns/columns-step.tsx';
import style from '../imports.module.css';
import { RowList } from './row-list.tsx';
import { TakeBar } from './take-bar.tsx';
import { countOf, firstView, type RowView, readRowSearch, rowViews } from './views.ts';

const messages = {
  zh: {
    views: '行',
    titles: {
      ask: '要问',
      mend: '可修',
      clash: '对不上',
      good: '可用',
      same: '已有',
      left_out: '不导入',
    } satisfies Record<RowView, string>,
    hints: {
      ask: '要人看一眼：对照材料改正，或者不导入这一行。',
      mend: '已经拟好改法，采纳以后就可以导入。',
      clash: '与已登记的对不上，表里说的不能直接算数，请先在登记里核对。',
      good: '可以导入。标着“有变化”的会更新已登记的内容。',
      same: '已经登记过，内容一样，不会重复导入。',
      left_out: '这些行不导入，留在下载的表里。',
    } satisfies Record<RowView, string>,
    all: (n: number) => `全表 ${n} 行`,
    apart: (n: number) => `，其中标题、表头、空行等 ${n} 行`,
    faults: '问题',
    open: (n: number) => `${n} 处`,
    acceptAll: '全部采纳',
    undo: '不采纳了',
    only: '只看这一种',
    showAll: '看全部',
    ties: (what: string, stated: number, counted: number) => `${what}：表里写 ${stated}，数出来 ${counted}`,
  },
  en: {
    views: 'Rows',
    titles: { ask: 'To ask', mend: 'To mend', clash: 'At odds', good: 'Good', same: 'Held', left_out: 'Left out' },
    hints: {
      ask: 'A person must look: compare with the papers, put right, or leave the row out.',
      mend: 'A proposal is ready; once accepted the row can be taken.',
      clash: 'At odds with what is on record; settle that first.',
      good: 'Can be taken. Those marked “changed” update what is on record.',
      same: 'On record already and the same; not taken twice.',
      left_out: 'Not taken; they come back in the downloaded sheet.',
    },
    all: (n: number) => `${n} rows in all`,
    apart: (n: number) => `, ${n} of them titles, headers and blanks`,
    faults: 'What is wrong',
    open: (n: number) => `×${n}`,
    acceptAll: 'Accept all',
    undo: 'Take back',
    only: 'Only these',
    showAll: 'Show all',
    ties: (what: string, stated: number, counted: number) => `${what}: stated ${stated}, counted ${counted}`,
  },
};

export function RowsStep({ run }: { run: Run }) {
  const t = useMessages(messages);
  const words = useWords();
  const [search, setSearch] = useFilters(readRowSearch);
  const accept = useCommand(acceptMend, { invalidates: ['import.'] });
  const { counts } = run;
  if (!counts) return null;
  const view = search.view ?? firstView(counts);
  const apart = Object.values(counts.apart).reduce((sum, count) => sum + count, 0);
  const shown = rowViews.filter((one) => countOf(one, counts) > 0 || one === view || one === 'good');
  const faults = run.faults.filter(({ gravity }) => gravity !== 'note');
  const chosenFault = faults.find(({ code }) => code === search.code);
  const offTies = run.ties.filter((tie) => !tie.ties);
  return (
    <section className={style['step']}>
      <p className="muted">
        {t.all(counts.allRows)}
        {apart > 0 && t.apart(apart)}
      </p>
      {offTies.map((tie) => (
        <Note key={words(tie.what)} icon="warn">
          {t.ties(words(tie.what), tie.stated, tie.counted)}
        </Note>
      ))}
      {faults.length > 0 && (
        <section>
          <h2 className={style['title']}>{t.faults}</h2>
          <ul className={style['faults']}>
            {faults.map((fault) => (
              <li key={fault.code}>
                <Tag tone={fault.open === 0 ? 'green' : fault.gravity === 'mend' ? 'amber' : 'red'}>
                  {t.open(fault.count)}
                </Tag>
                <span className={style['grow']}>{words(fault.message)}</span>
                {fault.gravity === 'mend' && (
                  <Button
                    kind={fault.open > 0 ? 'plain' : 'quiet'}
                    busy={accept.isSending}
                    onPress={() =>
                      void accept.run({ runId: run.runId, codes: [fault.code], isAccepted: fault.open > 0 })
                    }
                  >
                    {fault.open > 0 ? t.acceptAll : t.undo}
                  </Button>
                )}
                <Button
                  kind="quiet"
                  onPress={() =>
                    setSearch({ view: undefined, code: search.code === fault.code ? undefined : fault.code })
                  }
                >
                  {search.code === fault.code ? t.showAll : t.only}
                </Button>
              </li>
            ))}
          </ul>
          <ProblemNote problem={accept.problem} again={accept.again} />
        </section>
      )}
      <Tabs
        name={t.views}
        here={`/desk/imports/${run.runId}`}
        chosen={search.code ? '' : view}
        tabs={shown.map((one) => ({
          key: one,
          label: t.titles[one],
          count: countOf(one, counts),
          search: { view: one },
        }))}
      />
      <p className="muted">{chosenFault ? words(chosenFault.message) : t.hints[view]}</p>
      <RowList key={`${view} ${search.code}`} run={run} view={view} code={search.code} />
      <TakeBar run={run} />
    </section>
  );
}
