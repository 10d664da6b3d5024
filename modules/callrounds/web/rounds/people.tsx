// The names of a round, not yet first; each opens the person.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listTurns, type TurnLine } from '../../shared/queries.ts';
import { outcomeTitles, type TurnResult, type TurnState, turnStateTitles } from '../../shared/turn.ts';
import style from '../calls.module.css';
import { roundEvents, stateTones } from '../words.ts';

const messages = {
  zh: {
    title: '名单',
    name: '姓名',
    state: '情况',
    address: '住址',
    grid: '网格',
    last: '最近一通',
    by: '打的人',
    missing: '家里还没做的',
    note: '备注',
    tries: (n: number) => `打过 ${n} 次`,
    nextAt: '下次',
    added: '补进',
    all: '看全部',
    none: '这一类没有人',
  },
  en: {
    title: 'People',
    name: 'Name',
    state: 'State',
    address: 'Home',
    grid: 'Grid',
    last: 'Last call',
    by: 'Rung by',
    missing: 'Not done at home',
    note: 'Note',
    tries: (n: number) => `rung ${n}×`,
    nextAt: 'again at',
    added: 'added',
    all: 'Show all',
    none: 'Nobody here',
  },
};

const isResult = (result: string): result is TurnResult => Object.hasOwn(outcomeTitles, result);

export function People({ roundId, states }: { roundId: string; states: readonly TurnState[] | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const input = { roundId, ...(states ? { states: [...states] } : {}) };
  const asked = useAskPages(
    listTurns,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: roundEvents },
  );
  const columns: Column<TurnLine>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => (
        <span className={style['marks']}>
          {row.name} {row.isAdded && <Tag>{t.added}</Tag>}
        </span>
      ),
    },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <span className={style['marks']}>
          <Tag tone={stateTones[row.state]}>{words(turnStateTitles[row.state])}</Tag>
          {row.callingBy && <span className="muted">{row.callingBy}</span>}
          {row.state === 'later' && row.nextAt && (
            <span className="muted">
              {t.nextAt} <Moment at={row.nextAt} short />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'last',
      title: t.last,
      cell: (row) => (
        <span className="muted">
          {row.result && isResult(row.result) ? words(outcomeTitles[row.result]) : ''}{' '}
          {row.tries > 1 && t.tries(row.tries)} {row.toldAt && <Moment at={row.toldAt} short />}
        </span>
      ),
    },
    { key: 'by', title: t.by, cell: (row) => row.toldBy },
    { key: 'address', title: t.address, cell: (row) => row.address },
    { key: 'grid', title: t.grid, cell: (row) => row.gridName },
    { key: 'missing', title: t.missing, cell: (row) => row.missing.join('、') },
    { key: 'note', title: t.note, cell: (row) => row.note, isHidden: true },
  ];
  return (
    <DataTable
      name="callround-people"
      caption={t.title}
      columns={columns}
      asked={asked}
      keyOf={(row) => row.personId}
      nameOf={(row) => row.name}
      total={asked.first?.total}
      open={(row) => ({ to: `/desk/people/${row.personId}` })}
      exports={{ query: listTurns.name, input }}
      empty={<EmptyState icon="people" title={t.none} />}
    >
      {states && (
        <LinkButton kind="quiet" to={`/desk/calls/${roundId}`}>
          {t.all}
        </LinkButton>
      )}
    </DataTable>
  );
}
