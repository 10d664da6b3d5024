// 台账: the directory, or one register opened as a table.
import { useParam } from '#kernel/web/route.ts';
import { Directory } from './directory.tsx';
import { RegisterTable } from './table/register-table.tsx';

export default function RegistersPage() {
  const registerId = useParam('registerId');
  return registerId ? <RegisterTable key={registerId} registerId={registerId} /> : <Directory />;
}
