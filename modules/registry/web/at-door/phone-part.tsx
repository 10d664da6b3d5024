// On the page of a visit: the telephone by its mask, and putting it right there and then. It works alone: what is told waits in the box, and the later look holds (ADR 11).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctPerson } from '../../shared/commands.ts';
import { personAtDoor } from '../../shared/queries.ts';
import { ActSheet } from '../acts/act-sheet.tsx';
import { ContestedTag } from '../people/contested-tag.tsx';
import style from '../registry.module.css';

const messages = {
  zh: {
    phone: '电话',
    none: '没有登记',
    correct: '更正电话…',
    add: '补电话…',
    title: '更正电话',
    press: '记下',
    blank: '先写新号码',
    keeps: (mask: string) => `登记的是 ${mask}，以前的号码会留在记录里`,
  },
  en: {
    phone: 'Telephone',
    none: 'None on record',
    correct: 'Correct…',
    add: 'Add…',
    title: 'Correct the telephone',
    press: 'Keep',
    blank: 'Write the new number first',
    keeps: (mask: string) => `On record: ${mask}. It stays in the history`,
  },
};

export default function PhonePart() {
  const t = useMessages(messages);
  const personId = useSubject();
  const [seen, setSeen] = useState<{ knownAt: string }>();
  const { answer } = useAsk(personAtDoor, { personId }, { events: ['person.'], keep: true });
  if (!answer) return null;
  return (
    <section className={style['atDoor']} aria-label={t.phone}>
      <span className="muted">{t.phone}</span>
      <b>{answer.phoneMasked ?? t.none}</b>
      {answer.isContested && <ContestedTag />}
      {answer.mayCorrect && (
        <Button icon="pencil" onPress={() => setSeen({ knownAt: answer.knownAt })}>
          {answer.phoneMasked === null ? t.add : t.correct}
        </Button>
      )}
      {seen && (
        <PhoneSheet
          personId={answer.personId}
          mask={answer.phoneMasked}
          knownAt={seen.knownAt}
          onClose={() => setSeen(undefined)}
        />
      )}
    </section>
  );
}

type PhoneSheetProps = { personId: string; mask: string | null; knownAt: string; onClose(): void };

function PhoneSheet({ personId, mask, knownAt, onClose }: PhoneSheetProps) {
  const t = useMessages(messages);
  const [phone, setPhone] = useState('');
  const correct = useCommand(correctPerson, { onDone: onClose, onQueued: onClose, invalidates: ['person.'] });
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      place="middle"
      command={correct}
      whyNot={phone.trim() === '' ? t.blank : undefined}
      onSubmit={() => void correct.run({ personId, phone: phone.trim(), knownAt })}
      onClose={onClose}
    >
      <TextField
        label={t.phone}
        hint={mask === null ? undefined : t.keeps(mask)}
        type="tel"
        value={phone}
        maxLength={40}
        autoComplete="off"
        onChange={setPhone}
      />
    </ActSheet>
  );
}
