// The number of whoever is in hand: opened when they come up, by a look whose purpose is the round's, and dialled by a tap.
import { useEffect, useRef, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useLook } from '#modules/registry/web/public.ts';
import style from '../calls.module.css';

const messages = {
  zh: { dial: '拨打', opening: '正在打开号码' },
  en: { dial: 'Dial', opening: 'Opening the number' },
};

export function PhoneNumber({
  personId,
  purpose,
  masked,
}: {
  personId: string;
  purpose: string;
  masked: string | null;
}) {
  const t = useMessages(messages);
  const { reveal } = useLook(personId, purpose);
  const [number, setNumber] = useState<string>();
  const [problem, setProblem] = useState<ProblemBody>();
  const hasAsked = useRef(false);

  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    reveal('phone').then(setNumber, (error: unknown) => {
      if (error instanceof Refusal) setProblem(error.problem);
      else throw error;
    });
  }, [reveal]);

  if (problem) return <ProblemNote problem={problem} />;
  if (!number) return <p className={style['number']}>{masked ?? t.opening}</p>;
  return (
    <a className={`num ${style['number']}`} href={`tel:${number}`} aria-label={`${t.dial} ${number}`}>
      <Icon name="phone" /> {number}
    </a>
  );
}
