// One field of one subject, put right: the value, and from where one knows. What stood before stays in its history.
import { useState } from 'react';
import type { Field, Typed } from '#kernel/shared/field.ts';
import { isBlank, readTyped, typedOf } from '#kernel/shared/field-rules.ts';
import { FieldInput } from '#kernel/web/fields/field-input.tsx';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctFact } from '../../shared/commands.ts';
import type { Held } from '../../shared/opened-form.ts';
import style from '../facts.module.css';

const messages = {
  zh: {
    correct: (what: string) => `更正${what}`,
    fill: (what: string) => `补${what}`,
    keep: '记下',
    how: '从哪知道的',
    hows: { visit: '上门了解', self: '本人告知', wrong: '原来记错了', other: '别的' },
    other: '写清楚',
    blank: '还没有填',
    stays: '以前的内容和来源会留着。',
  },
  en: {
    correct: (what: string) => `Correct ${what}`,
    fill: (what: string) => `Add ${what}`,
    keep: 'Keep',
    how: 'How you know',
    hows: { visit: 'Seen on a visit', self: 'Told by the person', wrong: 'Was written down wrong', other: 'Otherwise' },
    other: 'Say how',
    blank: 'Nothing is written yet',
    stays: 'What stood before stays, with its source.',
  },
};

type How = keyof (typeof messages)['zh']['hows'];
const hows: readonly How[] = ['visit', 'self', 'wrong', 'other'];

type CorrectFactSheetProps = {
  subjectId: string;
  field: Field;
  held?: Held | undefined;
  /** Of the answer that the sheet was opened from. */
  knownAt: string;
  onClose(): void;
};

export function CorrectFactSheet({ subjectId, field, held, knownAt, onClose }: CorrectFactSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [typed, setTyped] = useState<Typed>(() =>
    held && held.value !== null && field.type !== 'photo' ? typedOf(field, held.value) : '',
  );
  const [how, setHow] = useState<How>('visit');
  const [other, setOther] = useState('');
  const [isSending, setSending] = useState(false);
  const [wasTried, setTried] = useState(false);
  const correct = useCommand(correctFact, { onDone: onClose, onQueued: onClose, invalidates: ['fact.', 'form.'] });
  const read = isBlank(typed) ? undefined : readTyped(field, typed);
  const wrong = wasTried ? (read === undefined ? t.blank : read.ok ? undefined : words(read.why)) : undefined;
  const reason = how === 'other' ? other.trim() : messages.zh.hows[how];
  const title = words(field.title);
  return (
    <Sheet open onClose={onClose} title={held ? t.correct(title) : t.fill(title)} place="side">
      <form
        className={style['sheet']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (read?.ok && reason.length >= 2 && !isSending)
            void correct.run({ subjectId, field: field.name, value: read.value, reason, knownAt });
        }}
      >
        <FieldInput field={field} value={typed} onChange={setTyped} onSending={setSending} wrong={wrong} />
        <Choice
          label={t.how}
          value={how}
          onChange={setHow}
          options={hows.map((one) => ({ value: one, label: t.hows[one] }))}
        />
        {how === 'other' && (
          <TextField
            label={t.other}
            value={other}
            onChange={setOther}
            maxLength={200}
            wrong={wasTried && reason.length < 2 ? t.blank : undefined}
          />
        )}
        <ProblemNote problem={correct.problem} again={correct.again} />
        <div className={style['row']}>
          <Button type="submit" kind="primary" busy={correct.isSending || isSending}>
            {t.keep}
          </Button>
          {held && <small className="faint">{t.stays}</small>}
        </div>
      </form>
    </Sheet>
  );
}
