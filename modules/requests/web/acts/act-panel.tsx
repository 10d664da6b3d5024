// Draws any form of act-forms.ts, in place at the foot of the record: no dialog over the story that one needs to read while filling it in.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskFields } from '../facts/ask-fields.tsx';
import { firstTimes } from '../facts/first-times.ts';
import { useFactsEntry, whyNotYet } from '../facts/use-facts-entry.ts';
import type { PageAnswer } from '../parts/names.ts';
import { Caller } from '../record/caller.tsx';
import { ActField } from './act-field.tsx';
import { missingFields } from './act-forms.ts';
import style from './act-panel.module.css';
import type { ActForm, Values } from './form.ts';

const messages = {
  zh: {
    close: '不做了',
    needed: (fields: string) => `还要填：${fields}`,
    sending: '照片还在传，传好就能提交',
    caller: '打给',
    asked: '这一类要填的',
    keys: 'Ctrl + Enter 提交，Esc 收起',
  },
  en: {
    close: 'Leave it',
    needed: (fields: string) => `Still needed: ${fields}`,
    sending: 'Photos are still on their way',
    caller: 'Call',
    asked: 'Asked of this kind',
    keys: 'Ctrl + Enter sends, Esc closes',
  },
};

export type ActPanelProps = {
  title: string;
  form: ActForm;
  page: PageAnswer;
  first: Values;
  /** Shows the caller's number, which the act is about. */
  showsCaller?: boolean;
  onClose(): void;
};

export function ActPanel({ title, form, page, first, showsCaller = false, onClose }: ActPanelProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [id] = useState(newId);
  const [values, setValues] = useState<Values>(first);
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  const act = useCommand(form.command, { onDone: onClose });
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const [opened] = useState(() => firstTimes(page));
  const entry = useFactsEntry(
    page.asks.filter(({ neededFor, isKnown }) => neededFor === form.asks && !isKnown),
    opened,
  );
  const wanting = whyNotYet(entry, page.mayHoldUp);
  const missing = missingFields(form, values);
  function submit(): void {
    setTried(true);
    if (missing.length > 0 || isSending || wanting) {
      root.current
        ?.querySelector<HTMLElement>(`[data-field="${missing[0]?.name}"] :is(input, textarea, select)`)
        ?.focus();
      return;
    }
    const input = form.input(values, page.request.id, id);
    void act.run(entry.facts.length > 0 ? { ...(input as object), facts: entry.facts } : input);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  }

  return (
    <form
      ref={root}
      className={style['panel']}
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      <div className={style['head']}>
        <h3>{title}</h3>
        <button type="button" className={style['close']} aria-label={t.close} onClick={onClose}>
          <Icon name="cross" size={18} />
        </button>
      </div>
      {form.what && <p className={style['what']}>{words(form.what)}</p>}
      {showsCaller && (
        <div className={style['caller']}>
          <span className="muted">{t.caller}</span> <Caller request={page.request} />
        </div>
      )}
      <div className={style['fields']}>
        {form.fields
          .filter((field) => !field.isShown || field.isShown(values))
          .map((field) => (
            <div key={field.name} data-field={field.name} className={style[field.kind] ?? ''}>
              <ActField
                field={field}
                value={values[field.name]}
                onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
                onSending={setSending}
                page={page}
                isMissing={isTried && missing.includes(field)}
              />
            </div>
          ))}
      </div>
      <AskFields entry={entry} label={t.asked} />
      <ProblemNote problem={act.problem} again={act.again} />
      <div className={style['foot']}>
        <Button type="submit" kind={form.isGrave ? 'danger' : 'primary'} busy={act.isSending}>
          {form.press ? words(form.press) : title}
        </Button>
        <Button onPress={onClose}>{t.close}</Button>
        <span role="status">
          {isSending
            ? t.sending
            : isTried && missing.length > 0 && t.needed(missing.map((field) => words(field.label)).join('、'))}
          {!isSending && isTried && missing.length === 0 && wanting && words(wanting)}
        </span>
        {!isSending && !isTried && <span className={style['keys']}>{t.keys}</span>}
      </div>
    </form>
  );
}
