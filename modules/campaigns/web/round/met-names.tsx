// The people behind a number of those met, each once. Whoever is known here has a page to open; a shop's worker from elsewhere has none.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import type { Column } from '#kernel/web/pieces/data-table.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { metKinds, metNames } from '../../shared/share-queries.ts';
import { NamesPart } from '../names-part.tsx';
import { metWords } from './met-words.ts';

const messages = {
  zh: {
    caption: '摸排到的人员名单',
    views: '哪些人',
    name: '姓名',
    address: '地址',
    grid: '网格',
    where: '在哪里见到',
    home: '在家',
    shop: '在店',
    noName: '没有姓名',
  },
  en: {
    caption: 'People met, by name',
    views: 'Which',
    name: 'Name',
    address: 'Address',
    grid: 'Grid',
    where: 'Met',
    home: 'at home',
    shop: 'in a shop',
    noName: 'no name',
  },
};

/** `gridId` '-': those of no grid. */
export type MetSearch = { who?: string | undefined; gridId?: string | undefined };
type Row = QueryAnswer<typeof metNames>['rows'][number];

export function MetNames({ roundId, here, search }: { roundId: string; here: string; search: MetSearch }) {
  const t = useMessages(messages);
  const titles = useMessages(metWords);
  const { gridId } = search;
  const kind = metKinds.find((one) => one === search.who) ?? 'people';
  const input = { roundId, kind, ...(gridId ? { gridId: gridId === '-' ? null : gridId } : {}) };
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => {
        const name = row.name || <span className="faint">{t.noName}</span>;
        return row.personId ? <Link to={`/desk/people/${row.personId}`}>{name}</Link> : name;
      },
    },
    {
      key: 'where',
      title: t.where,
      cell: (row) => (
        <>
          {row.isAtHome && <Tag tone="green">{t.home}</Tag>} {row.isInShop && <Tag tone="teal">{t.shop}</Tag>}
        </>
      ),
    },
    { key: 'address', title: t.address, cell: (row) => row.address },
    { key: 'grid', title: t.grid, cell: (row) => row.gridName },
  ];
  return (
    <NamesPart<typeof metNames, Row>
      query={metNames}
      input={input}
      caption={t.caption}
      columns={columns}
      keyOf={(row) => row.key}
      views={{
        name: t.views,
        here,
        chosen: kind,
        tabs: metKinds.map((key) => ({ key, label: titles[key], search: { view: 'met', who: key, gridId } })),
      }}
    />
  );
}
