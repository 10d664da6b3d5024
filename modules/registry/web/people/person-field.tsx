// A resident found by name, initials or the last digits of the phone, among those whom this post may see.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type ChosenProps, FindField, useRested } from '#modules/identity/web/public.ts';
import { findPersons } from '../../shared/queries.ts';

const messages = {
  zh: { hint: '姓名、拼音首字母或手机尾号' },
  en: { hint: 'Name, initials or the end of the number' },
};

export function PersonField(props: ChosenProps) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const isLooking = !props.chosen && rested !== '';
  const { answer } = useAsk(findPersons, { text: rested, limit: 8 }, { enabled: isLooking, keep: true });
  const found = answer?.people.map((one) => ({ id: one.personId, label: one.name, sub: one.address ?? undefined }));
  return <FindField hint={t.hint} {...props} text={text} onText={setText} found={isLooking ? found : undefined} />;
}
