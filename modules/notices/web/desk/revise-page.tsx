// Revising a draft: over the version that was opened. What somebody else saved in between is not written over.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revisePublication } from '../../shared/commands.ts';
import { type PublicationPage, publicationPage } from '../../shared/queries.ts';
import { formOf, inputOf } from './form.ts';
import { NoticeFormView } from './notice-form.tsx';

const messages = { zh: { title: '修改草稿' }, en: { title: 'Revise the draft' } };

export default function RevisePage() {
  const t = useMessages(messages);
  const publicationId = useParam('publicationId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(publicationPage, { publicationId });
  return (
    <>
      <PageHead title={t.title} sub={answer?.publication.title} />
      {isFirst && <Skeleton lines={8} />}
      {!answer && <ProblemNote problem={problem} again={again} />}
      {answer && <Revision page={answer} />}
    </>
  );
}

function Revision({ page }: { page: PublicationPage }) {
  const go = useGo();
  // As it was opened, whatever comes in while one writes.
  const [opened] = useState(page);
  const { id: publicationId, version } = opened.publication;
  const record = `/desk/notices/${publicationId}`;
  const revise = useCommand(revisePublication, {
    invalidates: ['publication.'],
    onDone: () => go(record, { tab: 'draft' }),
  });
  return (
    <NoticeFormView
      first={formOf(opened)}
      backTo={record}
      isBusy={revise.isSending}
      problem={revise.problem}
      again={revise.again}
      onSave={(form) => revise.run({ ...inputOf(form), publicationId, version })}
    />
  );
}
