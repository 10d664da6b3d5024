// Inputs for the small doors and short forms: a label, a hint, what is wrong, wired together for screen readers. Long desk forms may use antd.
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId } from 'react';
import style from './controls.module.css';
import { Icon } from './icon.tsx';

type Common = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, and what would be right. */
  wrong?: string | undefined;
};

export type TextFieldProps = Common & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password' | 'tel' | 'search' | 'date' | 'datetime-local' | 'time' | 'number';
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal' | 'search';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  maxLength?: number;
  /** More than one: a text area of so many lines. */
  lines?: number;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  name?: string;
};

export function TextField(props: TextFieldProps) {
  const { label, hint, wrong, value, onChange, lines = 1, type = 'text', ...rest } = props;
  const id = useId();
  const shared = {
    ...rest,
    id,
    value,
    className: style['input'],
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': describedBy(id, hint, wrong),
  };
  return (
    <div className={style['field']}>
      <label className={style['label']} htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      <Words id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

export type Option<V extends string> = { value: V; label: ReactNode };

/** One of a few, all in sight. */
export function Choice<V extends string>(
  props: Common & { value: V | undefined; onChange: (value: V) => void; options: readonly Option<V>[]; name?: string },
) {
  const { label, hint, wrong, value, onChange, options } = props;
  const id = useId();
  return (
    <fieldset className={style['field']} aria-describedby={describedBy(id, hint, wrong)}>
      <legend className={style['label']}>{label}</legend>
      <div className={style['choices']}>
        {options.map((option) => (
          <label key={option.value} className={style['choice']}>
            <input
              type="radio"
              name={props.name ?? id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <Words id={id} hint={hint} wrong={wrong} />
    </fieldset>
  );
}

/** Any of a few. */
export function Choices<V extends string>(
  props: Common & { value: readonly V[]; onChange: (value: V[]) => void; options: readonly Option<V>[] },
) {
  const { label, hint, wrong, value, onChange, options } = props;
  const id = useId();
  return (
    <fieldset className={style['field']} aria-describedby={describedBy(id, hint, wrong)}>
      <legend className={style['label']}>{label}</legend>
      <div className={style['choices']}>
        {options.map((option) => {
          const isChosen = value.includes(option.value);
          return (
            <label key={option.value} className={style['choice']}>
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() =>
                  onChange(isChosen ? value.filter((chosen) => chosen !== option.value) : [...value, option.value])
                }
              />
              <span>
                {isChosen && <Icon name="check" size={16} />}
                {option.label}
              </span>
            </label>
          );
        })}
      </div>
      <Words id={id} hint={hint} wrong={wrong} />
    </fieldset>
  );
}

/** One of many, in the device's own list. */
export function Select<V extends string>(
  props: Common & {
    value: V | '';
    onChange: (value: V) => void;
    options: readonly { value: V; label: string }[];
    placeholder?: string;
  },
) {
  const { label, hint, wrong, value, onChange, options, placeholder } = props;
  const id = useId();
  return (
    <div className={style['field']}>
      <label className={style['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={style['input']}
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describedBy(id, hint, wrong)}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Words id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

function describedBy(id: string, hint: string | undefined, wrong: string | undefined): string | undefined {
  return [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
}

function Words({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={style['hint']}>
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className={style['wrong']} role="alert">
          <Icon name="warn" size={16} />
          {wrong}
        </p>
      )}
    </>
  );
}
