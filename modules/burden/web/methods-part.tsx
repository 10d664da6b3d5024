// The methods of reach with who answered for them.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { reachMethods } from '../shared/queries.ts';
import style from './burden.module.css';
import { pageWords } from './words.ts';

type Row = QueryAnswer<typeof reachMethods>['methods'][number];

export function MethodsPart() {
  const t = useMessages(pageWords);
  const words = useWords();
  const asked = useAsk(reachMethods, {}, { events: ['method.'] });
  const columns: Column<Row>[] = [
    { key: 'title', title: t.method, cell: (row) => words(row.title) },
    { key: 'version', title: t.version, cell: (row) => `${row.name} ${row.version}` },
    { key: 'area', title: t.area, cell: (row) => row.areaName ?? t.whole },
    { key: 'from', title: t.from, cell: (row) => <Day on={row.effectiveFrom} /> },
    { key: 'rhythms', title: t.rhythms, isNumber: true, cell: (row) => row.rhythms },
    {
      key: 'approvedBy',
      title: t.approvedBy,
      cell: (row) => row.approvedBy ?? <span className="muted">{t.unneeded}</span>,
    },
  ];
  return (
    <>
      <DataTable
        name={reachMethods.name}
        caption={t.tabs.methods}
        columns={columns}
        asked={{
          ...asked,
          rows: asked.answer?.methods ?? [],
          hasMore: false,
          isAskingMore: false,
          more: () => undefined,
        }}
        keyOf={(row) => row.methodId}
        empty={<EmptyState title={t.noMethods} how={t.noMethodsHow} />}
      />
      <div className={style['notes']}>
        <LinkButton icon="clock" to="/desk/burden/simulate">
          {t.simulate}
        </LinkButton>
      </div>
    </>
  );
}
