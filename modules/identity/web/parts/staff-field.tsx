// Somebody on the staff, found by name, initials or the last digits of the phone.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listStaff } from '../../shared/queries.ts';
import { type ChosenProps, FindField } from './find-field.tsx';
import { useRested } from './use-rested.ts';

const messages = {
  zh: { tail: (tail: string) => `尾号 ${tail}` },
  en: { tail: (tail: string) => `ends in ${tail}` },
};

/** `unitId`: of that unit and all below it. */
export function StaffField({ unitId, ...chosen }: ChosenProps & { unitId?: string }) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const isLooking = chosen.chosen === undefined && rested !== '';
  const { answer } = useAsk(
    listStaff,
    { search: rested, limit: 12, ...(unitId ? { unitId } : {}) },
    { enabled: isLooking, keep: true },
  );
  const found = answer?.staff.map((one) => ({
    id: one.staffId,
    label: one.title ? `${one.name} · ${one.title}` : one.name,
    sub: [one.homeUnitName, one.phoneTail && t.tail(one.phoneTail)].filter(Boolean).join(' · '),
  }));
  return <FindField {...chosen} text={text} onText={setText} found={isLooking ? found : undefined} />;
}
