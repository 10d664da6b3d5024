import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { whenChoices } from '../parts/services.ts';

const messages = { zh: { when: '什么时候方便' }, en: { when: 'When suits you' } };

export function ReportWhen({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <Choice
      label={t.when}
      value={value}
      onChange={onChange}
      options={whenChoices.map((choice) => ({ value: choice.value, label: words(choice.label) }))}
    />
  );
}
