// Asks for any field of the dictionary: which control, keyboard and hint follow from the field alone. There is no other way to ask for a fact.
import type { Field, Typed } from '#kernel/shared/field.ts';
import { mostText } from '#kernel/shared/field-rules.ts';
import { useMessages, useWords } from '../language/language.ts';
import { PhotoPicker } from '../pieces/photo-picker.tsx';
import { Choice, Select, TextField } from '../plain/controls.tsx';

const messages = {
  zh: { yes: '是', no: '否', choose: '请选择', yuan: '元', joint: '。' },
  en: { yes: 'Yes', no: 'No', choose: 'Choose', yuan: 'yuan', joint: '. ' },
};

/** More codes than this stand in a list to open, not all in sight. */
const inSight = 6;

export type FieldInputProps = {
  field: Field;
  value: Typed | undefined;
  onChange(value: Typed): void;
  /** Photos on their way: the form waits for them. */
  onSending?: ((isSending: boolean) => void) | undefined;
  /** What is wrong with it, in words. */
  wrong?: string | undefined;
  /** Why it is asked here, before the field's own hint. */
  hint?: string | undefined;
};

export function FieldInput({ field, value, onChange, onSending, wrong, hint }: FieldInputProps) {
  const t = useMessages(messages);
  const words = useWords();
  const shared = {
    label: words(field.title),
    hint: [hint, field.hint && words(field.hint)].filter(Boolean).join(t.joint) || undefined,
    wrong,
    value: typeof value === 'string' ? value : '',
    onChange,
  };
  switch (field.type) {
    case 'text':
      return <TextField {...shared} maxLength={mostText.text ?? 200} />;
    case 'long_text':
      return <TextField {...shared} lines={3} maxLength={mostText.long_text ?? 2000} />;
    case 'number':
      return (
        <TextField
          {...shared}
          label={field.unit ? `${shared.label}（${words(field.unit)}）` : shared.label}
          inputMode="decimal"
          maxLength={15}
        />
      );
    case 'money':
      return <TextField {...shared} label={`${shared.label}（${t.yuan}）`} inputMode="decimal" maxLength={15} />;
    case 'date':
      return <TextField {...shared} type="date" />;
    case 'instant':
      return <TextField {...shared} type="datetime-local" />;
    case 'phone':
      return <TextField {...shared} type="tel" inputMode="tel" maxLength={30} autoComplete="off" />;
    case 'id_number':
      return <TextField {...shared} maxLength={30} autoComplete="off" />;
    case 'yes_no':
      return (
        <Choice
          {...shared}
          value={shared.value || undefined}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      );
    case 'choice': {
      const options = field.codes.map(({ code, title }) => ({ value: code, label: words(title) }));
      return options.length > inSight ? (
        <Select {...shared} placeholder={t.choose} options={options} />
      ) : (
        <Choice {...shared} value={shared.value || undefined} options={options} />
      );
    }
    case 'photo':
      return (
        <PhotoPicker
          label={[shared.label, wrong ?? shared.hint].filter(Boolean).join(' · ')}
          onChange={(files, isSending) => {
            onChange(files.map(({ id }) => id));
            onSending?.(isSending);
          }}
        />
      );
  }
}
