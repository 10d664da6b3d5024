// 自建台账 without code: what it is called and for, of what, by which rule or by hand, with which columns; how many it would have, while one fills it in.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { registerDefinition } from '../../shared/queries.ts';
import { draftOf } from './condition-draft.ts';
import { DefineForm, type Filled } from './define-form.tsx';

const messages = {
  zh: { make: '自建台账', change: '修改台账' },
  en: { make: 'Define a register', change: 'Change a register' },
};

const empty: Filled = {
  title: '',
  purpose: '',
  subject: 'person',
  isKept: false,
  draft: { join: 'all', lines: [{ id: 'first', field: '', word: 'is', value: '' }] },
  columns: [],
  isSensitive: false,
  wantsOwner: false,
};

export default function DefinePage() {
  const registerId = useParam('registerId');
  return registerId ? <Change key={registerId} registerId={registerId} /> : <Make />;
}

function Make() {
  const t = useMessages(messages);
  const { post } = useHat();
  const [registerId] = useState(newId);
  return <DefineForm heading={t.make} registerId={registerId} areaUnitId={post.unitId} first={empty} isNew />;
}

function Change({ registerId }: { registerId: string }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer, problem, again, isFirst } = useAsk(registerDefinition, { registerId });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { definition, register } = answer;
  const rule = 'rule' in definition.membership ? definition.membership.rule : null;
  const first: Filled = {
    title: definition.title.zh,
    purpose: definition.purpose.zh,
    subject: definition.subject,
    isKept: rule === null,
    draft: (rule && draftOf(rule, newId)) ?? empty.draft,
    columns: definition.columns,
    isSensitive: register.isSensitive,
    wantsOwner: definition.wantsOwner === true,
  };
  return (
    <DefineForm
      heading={t.change}
      registerId={registerId}
      areaUnitId={answer.areaUnitId ?? post.unitId}
      first={first}
      isNew={false}
      history={answer.history}
    />
  );
}
