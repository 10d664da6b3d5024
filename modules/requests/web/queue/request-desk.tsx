// 诉求: the queue on the left, the request opened from it beside it. What is open and what is filtered stand in the address.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { PrintSheet } from '../record/print-sheet.tsx';
import { RequestRecord } from '../record/request-record.tsx';
import { readFilter } from './filters.ts';
import { Queue } from './queue.tsx';
import style from './request-desk.module.css';

const messages = {
  zh: { rest: '从左边打开一件', restHow: '在列表里按 ↑ ↓ 选，按 Enter 打开。' },
  en: { rest: 'Open one from the left', restHow: 'In the list, ↑ and ↓ choose, Enter opens.' },
};

export default function RequestDesk() {
  const t = useMessages(messages);
  const requestId = useParam('requestId');
  const [filter, set] = useFilters(readFilter);
  // Held here and not in the record: for the width of paper the record is laid out anew, and would forget that it is being printed.
  const [printing, setPrinting] = useState<string>();
  return (
    <>
      <Split
        list={<Queue filter={filter} set={set} chosenId={requestId} />}
        record={
          requestId ? (
            <RequestRecord key={requestId} requestId={requestId} onPrint={() => setPrinting(requestId)} />
          ) : undefined
        }
        rest={
          <div className={style['rest']}>
            <EmptyState icon="chat" title={t.rest} how={t.restHow} />
          </div>
        }
        backTo="/desk/requests"
        backSearch={filter}
      />
      {printing && <PrintSheet requestId={printing} onClose={() => setPrinting(undefined)} />}
    </>
  );
}
