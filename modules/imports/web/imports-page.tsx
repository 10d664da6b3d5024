// 导入: without a run, the tables one may bring in and those brought in before; with one, its columns, its rows, and what to do with them.
import { useParam } from '#kernel/web/route.ts';
import { StartPage } from './open/start-page.tsx';
import { RunPage } from './run-page.tsx';

export default function ImportsPage() {
  const runId = useParam('runId');
  return runId ? <RunPage key={runId} runId={runId} /> : <StartPage />;
}
