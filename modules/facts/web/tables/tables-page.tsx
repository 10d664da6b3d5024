// 上级表格: without a table, those that came and a new one; with one, what its columns are, how much of it filled itself, and what is missing where.
import { useParam } from '#kernel/web/route.ts';
import { StartPage } from './start-page.tsx';
import { TablePage } from './table-page.tsx';

export default function TablesPage() {
  const tableId = useParam('tableId');
  return tableId ? <TablePage key={tableId} tableId={tableId} /> : <StartPage />;
}
