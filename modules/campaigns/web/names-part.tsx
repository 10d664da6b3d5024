// The names behind a number: views of one list, not-yet first, over its table with sheet and pages. One piece for whatever is listed: people moved, people met, firms of a part.
import type { ReactNode } from 'react';
import type { QueryAnswer, QueryInput, QuerySpec } from '#kernel/shared/command.ts';
import { type Column, DataTable, type DataTableProps } from '#kernel/web/pieces/data-table.tsx';
import { type Tab, Tabs } from '#kernel/web/pieces/tabs.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { nextNames } from '../shared/names.ts';
import style from './campaigns.module.css';
import { campaignEvents } from './words.ts';

type Names<Row> = { rows: Row[]; total: number; nextOffset: number | null };
type Props<Q extends QuerySpec, Row> = {
  query: Q & (QueryAnswer<Q> extends Names<Row> ? unknown : never);
  input: QueryInput<Q>;
  caption: string;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** What the views choose between, and how the address names each. */
  views: { name: string; here: string; chosen: string; tabs: readonly Tab[] };
  /** Listened to besides what happens in campaigns. */
  events?: readonly string[];
  /** Over the views. */
  head?: ReactNode;
} & Pick<DataTableProps<Row>, 'open' | 'picked' | 'nameOf'>;

export function NamesPart<Q extends QuerySpec, Row>(props: Props<Q, Row>) {
  const { query, input, caption, columns, keyOf, views, events = [], head, ...table } = props;
  const namesOf = (answer: QueryAnswer<Q>) => answer as Names<Row>;
  const asked = useAskPages<Q, Row>(
    query,
    input,
    {
      rows: (answer) => namesOf(answer).rows,
      next: (answer) => nextNames(namesOf(answer)) as Partial<QueryInput<Q>> | undefined,
    },
    { events: [...campaignEvents, ...events], keep: true },
  );
  const total = asked.first && namesOf(asked.first).total;
  return (
    <section className={`card ${style['part']}`} aria-label={caption}>
      {head}
      <Tabs {...views} tabs={views.tabs.map((tab) => (tab.key === views.chosen ? { ...tab, count: total } : tab))} />
      <DataTable<Row>
        name={query.name}
        caption={caption}
        columns={columns}
        asked={asked}
        keyOf={keyOf}
        total={total}
        exports={{ query: query.name, input }}
        {...table}
      />
    </section>
  );
}
