// 诉求: the queue on the left, the request opened from it beside it. What is open and what is filtered stand in the address.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { RequestRecord } from '../record/request-record.tsx';
import { readFilter } from './filters.ts';
import { Queue } from './queue.tsx';

const messages = {
  zh: { rest: '从左边打开一件', restHow: '在列表里按 ↑ ↓ 选，按 Enter 打开。' },
  en: { rest: 'Open one from the left', restHow: 'In the list, ↑ and ↓ choose, Enter opens.' },
};

export default function RequestDesk() {
  const t = useMessages(messages);
  const requestId = useParam('requestId');
  const [filter, set] = useFilters(readFilter);
  return (
    <Split
      list={<Queue filter={filter} set={set} chosenId={requestId} />}
      record={requestId ? <RequestRecord key={requestId} requestId={requestId} /> : undefined}
      rest={<EmptyState icon="chat" title={t.rest} how={t.restHow} />}
      backTo="/desk/requests"
      backSearch={filter}
    />
  );
}
