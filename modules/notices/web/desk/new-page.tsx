// Drafting a new publication. Its id is made once, so that a press repeated after a dead network makes no second draft.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { draftPublication } from '../../shared/commands.ts';
import { emptyForm, inputOf } from './form.ts';
import { NoticeFormView } from './notice-form.tsx';

const messages = {
  zh: { title: '起草', how: '存成草稿以后，由书记或督查发布' },
  en: { title: 'Draft', how: 'Kept as a draft until whoever leads the unit publishes it' },
};

export default function NewPage() {
  const t = useMessages(messages);
  const go = useGo();
  const { post } = useHat();
  const [publicationId] = useState(newId);
  const draft = useCommand(draftPublication, {
    invalidates: ['publication.'],
    onDone: () => go(`/desk/notices/${publicationId}`, { tab: 'draft' }),
  });
  return (
    <>
      <PageHead title={t.title} sub={t.how} />
      <NoticeFormView
        first={emptyForm(post.unitId)}
        keptAs="notice.new"
        backTo="/desk/notices"
        isBusy={draft.isSending}
        problem={draft.problem}
        again={draft.again}
        onSave={(form) => draft.run({ ...inputOf(form), publicationId })}
      />
    </>
  );
}
