// What is asked and not there yet, filled in between the steps; what is there, put right. Only what was changed is sent.
import { useState } from 'react';
import { typedOf } from '#kernel/shared/field-rules.ts';
import type { TypedFields } from '#kernel/web/fields/read-fields.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { writeFacts } from '../../shared/commands.ts';
import { type Ask, type ShownFact, wordsOfMissing } from '../../shared/facts.ts';
import { AskFields } from './ask-fields.tsx';
import style from './facts.module.css';
import { useFactsEntry, whyNotYet } from './use-facts-entry.ts';

const messages = {
  zh: {
    missing: (what: string) => `还没有：${what}`,
    fill: '补填',
    correct: '填写、更正',
    title: '填写信息',
    save: '保存',
    leave: '先不填',
    nothing: '还没有改动',
  },
  en: {
    missing: (what: string) => `Not there yet: ${what}`,
    fill: 'Fill in',
    correct: 'Fill in or put right',
    title: 'Tell facts',
    save: 'Save',
    leave: 'Leave it',
    nothing: 'Nothing changed yet',
  },
};

type Props = {
  requestId: string;
  asks: readonly Ask[];
  facts: readonly ShownFact[];
  /** Whose step is past and which are still not there: named. What a later form asks for is not called for before its time. */
  due?: readonly Ask[];
};

export function FillFacts({ requestId, asks, facts, due = [] }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  if (asks.length === 0) return null;
  const missing = due.filter(({ isKnown }) => !isKnown);
  return (
    <div className={style['fill']} data-print="no">
      {missing.length > 0 && <p className="muted">{t.missing(words(wordsOfMissing(missing)))}</p>}
      {isOpen ? (
        <FillForm requestId={requestId} asks={asks} facts={facts} onClose={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{missing.length > 0 ? t.fill : t.correct}</Button>
      )}
    </div>
  );
}

function FillForm({ requestId, asks, facts, onClose }: Omit<Props, 'due'> & { onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const first: TypedFields = Object.fromEntries(
    facts.flatMap(({ field, value }) =>
      value === null || field.type === 'photo' ? [] : [[field.name, typedOf(field, value)]],
    ),
  );
  const entry = useFactsEntry(asks, first);
  const write = useCommand(writeFacts, { onDone: onClose, onQueued: onClose });
  const changed = entry.facts.filter(({ field, value }) => {
    const known = facts.find((fact) => fact.field.name === field);
    return JSON.stringify(known?.value ?? null) !== JSON.stringify(value);
  });
  const fault = whyNotYet(entry, false);
  const whyNot = fault ? words(fault) : changed.length === 0 ? t.nothing : undefined;
  return (
    <form
      className={style['form']}
      aria-label={t.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === undefined) void write.run({ requestId, facts: changed });
      }}
    >
      <AskFields entry={entry} label={t.title} />
      <ProblemNote problem={write.problem} again={write.again} />
      <div className={style['acts']}>
        <Button type="submit" kind="primary" busy={write.isSending} whyNot={whyNot}>
          {t.save}
        </Button>
        <Button onPress={onClose}>{t.leave}</Button>
        {fault && <span className="muted">{words(fault)}</span>}
      </div>
    </form>
  );
}
