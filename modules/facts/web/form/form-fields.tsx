// A form opened for one subject: what is asked stands first and large, what is held lies folded under it with source and day. What was told before and has only
// aged is confirmed by one tap.
import { useState } from 'react';
import type { Field, Typed } from '#kernel/shared/field.ts';
import { typedOf } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { FieldInput } from '#kernel/web/fields/field-input.tsx';
import type { TypedFields } from '#kernel/web/fields/read-fields.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import type { FormOpened, Held, OpenedField, OpenedQuestion } from '../../shared/opened-form.ts';
import style from '../facts.module.css';
import { SourceLine } from '../parts/source-line.tsx';

const messages = {
  zh: {
    nothing: '没有要问的，系统里都有',
    held: (n: number) => `系统已有 ${n} 项，不用再问`,
    change: '改',
    same: '没变',
    isSame: '没变，已记下',
    last: '上次',
    needed: '不填不算完成',
    wants: (who: string, table: string) => `${who || '上级'}《${table}》要`,
    twoWays: '两个人说法不一样，请当面问清',
    by: '前',
    elsewhere: (where: string) => `请在“${where}”里补`,
  },
  en: {
    nothing: 'Nothing to ask: all is held',
    held: (n: number) => `${n} held already, not asked`,
    change: 'Change',
    same: 'Still so',
    isSame: 'Still so, noted',
    last: 'Last time',
    needed: 'Not complete without it',
    wants: (who: string, table: string) => `Wanted by ${who || 'an upper level'}: ${table}`,
    twoWays: 'Two people told it differently: ask',
    by: 'by',
    elsewhere: (where: string) => `Write it down in “${where}”`,
  },
};

export type FormFieldsProps = {
  opened: FormOpened;
  typed: TypedFields;
  onChange(field: string, value: Typed): void;
  /** Shown once somebody tried to send. */
  faults?: Readonly<Record<string, Words>>;
  /** Photos on their way: whoever sends the form waits for them. */
  onSending?: (isSending: boolean) => void;
};

export function FormFields({ opened, typed, onChange, faults = {}, onSending }: FormFieldsProps) {
  const t = useMessages(messages);
  const [changing, setChanging] = useState<readonly string[]>([]);
  const isAsked = ({ ask, field }: OpenedField) => ask !== null || changing.includes(field.name);
  const asked = opened.fields.filter(isAsked);
  const held = opened.fields.filter((one) => !isAsked(one));
  const isNothing = asked.length + opened.visitFields.length + opened.questions.length === 0;
  const input = (field: Field, hint?: string) => (
    <Input field={field} hint={hint} typed={typed} faults={faults} onChange={onChange} onSending={onSending} />
  );
  return (
    <div className={style['form']}>
      {isNothing && (
        <p className={style['nothing']}>
          <Icon name="check" /> {t.nothing}
        </p>
      )}
      {asked.map((one) => (
        <div key={one.field.name} className={style['asked']}>
          {one.held && <Aged one={one} held={one.held} typed={typed} onChange={onChange} />}
          {input(one.field, one.isNeeded ? t.needed : undefined)}
        </div>
      ))}
      {opened.visitFields.map(({ field, isNeeded }) => (
        <div key={field.name} className={style['asked']}>
          {input(field, isNeeded ? t.needed : undefined)}
        </div>
      ))}
      {opened.questions.map((question) => (
        <div key={question.field.name} className={style['asked']} data-from="above">
          <Wanted question={question} />
          {question.keptBy === null && input(question.field)}
        </div>
      ))}
      {held.length > 0 && (
        <details className={style['held']}>
          <summary>
            <Icon name="down" size={16} /> {t.held(held.length)}
          </summary>
          <ul>
            {held.map((one) => (
              <HeldRow key={one.field.name} one={one} onChange={() => setChanging([...changing, one.field.name])} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type InputProps = {
  field: Field;
  hint: string | undefined;
  typed: TypedFields;
  faults: Readonly<Record<string, Words>>;
  onChange: FormFieldsProps['onChange'];
  onSending: FormFieldsProps['onSending'];
};

function Input({ field, hint, typed, faults, onChange, onSending }: InputProps) {
  const words = useWords();
  const fault = faults[field.name];
  return (
    <FieldInput
      field={field}
      hint={hint}
      value={typed[field.name]}
      wrong={fault && words(fault)}
      onChange={(value) => onChange(field.name, value)}
      onSending={onSending}
    />
  );
}

type AgedProps = { one: OpenedField; held: Held; typed: TypedFields; onChange: FormFieldsProps['onChange'] };

/** What stood there the last time; a value in sight is confirmed by one tap. */
function Aged({ one, held, typed, onChange }: AgedProps) {
  const t = useMessages(messages);
  const { field } = one;
  const { value } = held;
  const isSame = value !== null && String(typed[field.name] ?? '') === String(typedOf(field, value));
  return (
    <div className={style['aged']}>
      <span className="muted">
        {t.last} <FactValueShown field={field} fact={held} /> · <SourceLine held={held} />
      </span>
      {value !== null && field.type !== 'photo' && (
        <Button icon="check" onPress={() => onChange(field.name, typedOf(field, value))}>
          {isSame ? t.isSame : t.same}
        </Button>
      )}
    </div>
  );
}

function Wanted({ question }: { question: OpenedQuestion }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <p className={style['wanted']}>
      <Icon name="flag" size={16} />{' '}
      {question.tableId === null ? t.twoWays : t.wants(question.issuer, question.tableTitle)} ·{' '}
      <Day on={question.dueOn} /> {t.by}
      {question.keptBy && (
        <>
          <br />
          <b>{words(question.field.title)}</b> {t.elsewhere(words(question.keptBy.title))}
        </>
      )}
    </p>
  );
}

function HeldRow({ one, onChange }: { one: OpenedField; onChange(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  if (!one.held) return null;
  return (
    <li>
      <span className="muted">{words(one.field.title)}</span>
      <span>
        <FactValueShown field={one.field} fact={one.held} />
        <SourceLine held={one.held} />
      </span>
      <Button kind="quiet" label={`${t.change} ${words(one.field.title)}`} onPress={onChange}>
        {t.change}
      </Button>
    </li>
  );
}
