// Draws any form of an act, in place at the foot of the case.
import { useEffect, useRef, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { type CaseForm, type Field, missingFields, one, some, type Values } from './form.ts';
import style from './mediation.module.css';

const messages = {
  zh: {
    close: '不做了',
    needed: (what: string) => `还要填：${what}`,
    sending: '照片还在传，传好就能提交',
    choose: '请选',
    day: (what: string) => `${what}·日期`,
    clock: (what: string) => `${what}·几点`,
  },
  en: {
    close: 'Leave it',
    needed: (what: string) => `Still needed: ${what}`,
    sending: 'Photos are still on their way',
    choose: 'Choose',
    day: (what: string) => `${what}: day`,
    clock: (what: string) => `${what}: time`,
  },
};

type ActFormProps = { title: string; form: CaseForm; onClose(): void };

export function ActForm({ title, form, onClose }: ActFormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [id] = useState(newId);
  const [values, setValues] = useState<Values>(form.first ?? {});
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  const act = useCommand(form.command, { onDone: onClose, invalidates: ['mediation.'] });
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
    root.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  const missing = missingFields(form, values);
  const shown = form.fields.filter((field) => !field.isShown || field.isShown(values));
  return (
    <form
      ref={root}
      className={style['form']}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.length === 0 && !isSending) void act.run(form.input(values, id));
      }}
    >
      <div className={style['formHead']}>
        <h3>{title}</h3>
        <Button kind="quiet" icon="cross" onPress={onClose}>
          {t.close}
        </Button>
      </div>
      {form.what && <p className="muted">{words(form.what)}</p>}
      <div className={style['fields']}>
        {shown.map((field) => (
          <div key={field.name} className={isWide(field) ? style['wide'] : undefined}>
            <FormField
              field={field}
              values={values}
              isMissing={isTried && missing.includes(field)}
              onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
              onSending={setSending}
            />
          </div>
        ))}
      </div>
      <ProblemNote problem={act.problem} again={act.again} />
      <div className={style['line']}>
        <Button type="submit" kind={form.isGrave ? 'danger' : 'primary'} busy={act.isSending}>
          {title}
        </Button>
        <span className="muted" role="status">
          {isSending
            ? t.sending
            : isTried && missing.length > 0 && t.needed(missing.map(({ label }) => words(label)).join('、'))}
        </span>
      </div>
    </form>
  );
}

const isWide = (field: Field): boolean =>
  field.kind === 'photos' ||
  field.kind === 'choice' ||
  field.kind === 'choices' ||
  (field.kind === 'text' && (field.lines ?? 1) > 1);

type FormFieldProps = {
  field: Field;
  values: Values;
  isMissing: boolean;
  onChange(value: string | string[]): void;
  onSending(isSending: boolean): void;
};

export function FormField({ field, values, isMissing, onChange, onSending }: FormFieldProps) {
  const t = useMessages(messages);
  const words = useWords();
  const label = words(field.label);
  const hint = field.hint ? words(field.hint) : undefined;
  const wrong = isMissing ? t.needed(label) : undefined;
  const value = one(values, field.name);
  switch (field.kind) {
    case 'choice':
      return (
        <Choice
          label={label}
          hint={hint}
          wrong={wrong}
          value={value}
          onChange={onChange}
          options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
        />
      );
    case 'choices':
      return (
        <Choices
          label={label}
          hint={hint}
          wrong={wrong}
          value={some(values, field.name)}
          onChange={onChange}
          options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
        />
      );
    case 'select':
      return (
        <Select
          label={label}
          hint={hint}
          wrong={wrong}
          value={value}
          placeholder={t.choose}
          onChange={onChange}
          options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
        />
      );
    case 'photos':
      return (
        <PhotoPicker
          label={label}
          onChange={(files, isSending) => {
            onSending(isSending);
            onChange(files.map(({ id }) => id));
          }}
        />
      );
    case 'date':
      return <TextField label={label} hint={hint} wrong={wrong} type="date" value={value} onChange={onChange} />;
    case 'moment': {
      const [on = '', at = ''] = value.split('T');
      return (
        <div className={style['fields']}>
          <TextField
            label={t.day(label)}
            wrong={wrong}
            type="date"
            value={on}
            onChange={(day) => onChange(`${day}T${at}`)}
          />
          <TextField label={t.clock(label)} type="time" value={at} onChange={(time) => onChange(`${on}T${time}`)} />
        </div>
      );
    }
    case 'text':
      return (
        <TextField
          label={label}
          hint={hint}
          wrong={wrong}
          maxLength={field.max}
          value={typeof values[field.name] === 'string' ? String(values[field.name]) : ''}
          onChange={onChange}
          {...(field.lines ? { lines: field.lines } : {})}
          {...(field.type ? { type: field.type } : {})}
        />
      );
  }
}
