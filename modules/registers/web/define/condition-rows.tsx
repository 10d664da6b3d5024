// The lines of a rule: a field, how it is compared, with what. Choices come from the field's own codes, so that no code is typed.

import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { Field } from '#kernel/shared/field.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import type { registerFields } from '../../shared/queries.ts';
import style from '../registers.module.css';
import { type Draft, type DraftLine, needsValue, type Word, wordsFor } from './condition-draft.ts';

const messages = {
  zh: {
    join: '条件之间',
    all: '都要符合',
    any: '符合一条就行',
    field: '信息',
    choose: '请选择',
    how: '怎么比',
    value: '值',
    several: '多个用顿号隔开',
    years: '周岁',
    days: '天',
    flags: '标签',
    add: '加一个条件',
    remove: '去掉这个条件',
    yes: '是',
    no: '否',
    words: {
      is: '是',
      in: '是其中之一',
      has: '有',
      atLeast: '不小于（不早于）',
      atMost: '不大于（不晚于）',
      agedAtLeast: '满多少周岁',
      agedUnder: '不满多少周岁',
      olderThanDays: '早于多少天以前',
      known: '已经知道',
      unknown: '还不知道',
    } satisfies Record<Word, string>,
  },
  en: {
    join: 'Of the conditions',
    all: 'all must hold',
    any: 'one is enough',
    field: 'Fact',
    choose: 'Choose',
    how: 'Compared',
    value: 'With',
    several: 'Several, separated by commas',
    years: 'years',
    days: 'days',
    flags: 'Flag',
    add: 'Add a condition',
    remove: 'Remove this condition',
    yes: 'Yes',
    no: 'No',
    words: {
      is: 'is',
      in: 'is one of',
      has: 'is borne',
      atLeast: 'at least',
      atMost: 'at most',
      agedAtLeast: 'aged at least',
      agedUnder: 'aged under',
      olderThanDays: 'older than days',
      known: 'is known',
      unknown: 'is not known',
    } satisfies Record<Word, string>,
  },
};

type Fields = QueryAnswer<typeof registerFields>;
type Props = { draft: Draft; onDraft: (draft: Draft) => void; fields: Fields };

export function ConditionRows({ draft, onDraft, fields }: Props) {
  const t = useMessages(messages);
  const change = (id: string, to: Partial<DraftLine>) =>
    onDraft({ ...draft, lines: draft.lines.map((line) => (line.id === id ? { ...line, ...to } : line)) });
  return (
    <div className={style['rule']}>
      {draft.lines.length > 1 && (
        <Choice<'all' | 'any'>
          label={t.join}
          value={draft.join}
          onChange={(join) => onDraft({ ...draft, join })}
          options={[
            { value: 'all', label: t.all },
            { value: 'any', label: t.any },
          ]}
        />
      )}
      {draft.lines.map((line) => (
        <Line
          key={line.id}
          line={line}
          fields={fields}
          onChange={(to) => change(line.id, to)}
          onRemove={() => onDraft({ ...draft, lines: draft.lines.filter(({ id }) => id !== line.id) })}
        />
      ))}
      <div>
        <Button
          icon="plus"
          onPress={() =>
            onDraft({ ...draft, lines: [...draft.lines, { id: newId(), field: '', word: 'is', value: '' }] })
          }
        >
          {t.add}
        </Button>
      </div>
    </div>
  );
}

type LineProps = { line: DraftLine; fields: Fields; onChange: (to: Partial<DraftLine>) => void; onRemove: () => void };

function Line({ line, fields, onChange, onRemove }: LineProps) {
  const t = useMessages(messages);
  const words = useWords();
  const field = fields.fields.find((one) => one.field.name === line.field)?.field;
  const compared = line.field === 'flags' ? wordsFor({ name: 'flags', type: 'text' }) : wordsFor(field);
  const choose = (name: string) => {
    const next = fields.fields.find((one) => one.field.name === name)?.field;
    const [word = 'is'] = name === 'flags' ? (['has'] as const) : wordsFor(next);
    onChange({ field: name, word, value: '' });
  };
  return (
    <div className={style['condition']}>
      <Select<string>
        label={t.field}
        value={line.field}
        placeholder={t.choose}
        onChange={choose}
        options={[
          ...fields.fields
            .filter(({ mayCompare }) => mayCompare)
            .map((one) => ({ value: one.field.name, label: words(one.field.title) })),
          { value: 'flags', label: t.flags },
        ]}
      />
      <Select<Word>
        label={t.how}
        value={line.word}
        onChange={(word) => onChange({ word, value: '' })}
        options={compared.map((word) => ({ value: word, label: t.words[word] }))}
      />
      {needsValue(line.word) ? (
        <Value line={line} field={field} fields={fields} onChange={(value) => onChange({ value })} />
      ) : (
        <span />
      )}
      <Button kind="quiet" icon="cross" label={t.remove} onPress={onRemove}>
        {''}
      </Button>
    </div>
  );
}

function Value({
  line,
  field,
  fields,
  onChange,
}: {
  line: DraftLine;
  field: Field | undefined;
  fields: Fields;
  onChange: (value: string) => void;
}) {
  const t = useMessages(messages);
  const words = useWords();
  const select = (options: { value: string; label: string }[]) => (
    <Select<string> label={t.value} value={line.value} placeholder={t.choose} onChange={onChange} options={options} />
  );
  if (line.word === 'has') return select(fields.flags.map((flag) => ({ value: flag.code, label: words(flag.title) })));
  if (field?.type === 'choice' && line.word === 'is')
    return select(field.codes.map(({ code, title }) => ({ value: code, label: words(title) })));
  if (field?.type === 'yes_no')
    return select([
      { value: 'yes', label: t.yes },
      { value: 'no', label: t.no },
    ]);
  if (field?.type === 'choice') {
    const chosen = line.value.split('，').filter(Boolean);
    return (
      <fieldset>
        <legend className="sr-only">{t.value}</legend>
        {field.codes.map(({ code, title }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) =>
                onChange((event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code)).join('，'))
              }
            />{' '}
            {words(title)}{' '}
          </label>
        ))}
      </fieldset>
    );
  }
  const isAge = line.word === 'agedAtLeast' || line.word === 'agedUnder';
  const isCount = isAge || line.word === 'olderThanDays' || field?.type === 'number' || field?.type === 'money';
  const hint = isAge ? t.years : line.word === 'olderThanDays' ? t.days : line.word === 'in' ? t.several : undefined;
  return (
    <TextField
      label={hint ? `${t.value}（${hint}）` : t.value}
      type={isCount ? 'number' : field?.type === 'date' ? 'date' : 'text'}
      value={line.value}
      onChange={onChange}
    />
  );
}
