// 重复采集: what two want, or what is asked while it is fresh, each with a sentence to send to whoever wants it.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { repeatedAsks } from '../shared/queries.ts';
import style from './burden.module.css';
import { pageWords, weekWords } from './words.ts';

type Row = QueryAnswer<typeof repeatedAsks>['rows'][number];

export function RepeatsPart() {
  const t = useMessages(pageWords);
  const week = useMessages(weekWords);
  const words = useWords();
  const asked = useAsk(repeatedAsks, {}, { events: ['method.', 'visit.'] });
  const columns: Column<Row>[] = [
    { key: 'field', title: t.field, cell: (row) => words(row.title) },
    { key: 'why', title: '', cell: (row) => t.why[row.why] },
    {
      key: 'forms',
      title: t.forms,
      cell: (row) =>
        row.by.map(({ form, issuer }) => `${words(form)}（${issuer ? words(issuer) : week.issuerless}）`).join('、'),
    },
    { key: 'fresh', title: t.fresh, cell: (row) => (row.freshDays === null ? t.noAge : t.days(row.freshDays)) },
    { key: 'answers', title: t.answers, isNumber: true, cell: (row) => row.answers ?? t.notCounted },
    { key: 'sentence', title: t.sentence, cell: (row) => <Sentence text={words(row.sentence)} /> },
  ];
  return (
    <DataTable
      name={repeatedAsks.name}
      caption={t.tabs.repeats}
      columns={columns}
      asked={{ ...asked, rows: asked.answer?.rows ?? [], hasMore: false, isAskingMore: false, more: () => undefined }}
      keyOf={(row) => `${row.why} ${row.home} ${row.field}`}
      empty={<EmptyState title={t.none} how={t.noneHow} />}
    />
  );
}

function Sentence({ text }: { text: string }) {
  const t = useMessages(pageWords);
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className={style['sentence']}>
      <span>{text}</span>
      <Button kind="quiet" onPress={copy}>
        {isCopied ? t.copied : t.copy}
      </Button>
    </div>
  );
}
