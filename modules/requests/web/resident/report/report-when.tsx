// When the visit suits: one of the next few times in one tap, any other by the device's own calendar, or whenever they come.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import type { Field } from '#kernel/shared/field.ts';
import { readTyped, shanghaiIso } from '#kernel/shared/field-rules.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { FieldInput } from '#kernel/web/fields/field-input.tsx';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { spokenMoment } from '../parts/who-words.ts';
import { wishChoices } from '../parts/wish-choices.ts';
import type { ReportDraft } from './report-of.ts';

const messages = {
  zh: { when: '什么时候方便', any: '都行', other: '别的时间', hint: '办的人会和您约准' },
  en: {
    when: 'When suits you',
    any: 'Any time',
    other: 'Another time',
    hint: 'Whoever comes will agree on it with you',
  },
};

type Props = { field: Field; draft: ReportDraft; change(part: Partial<ReportDraft>): void };

export function ReportWhen({ field, draft, change }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { isOn } = useElderMode();
  const options = wishChoices(now).map((instant) => ({
    value: shanghaiIso(instant),
    label: isOn && lang === 'zh' ? spokenMoment(instant, now) : formatNearMoment(instant, now, lang),
  }));
  // What was chosen the day before yesterday and never sent is no choice any more.
  const chosen = [...options.map(({ value }) => value), 'other'].includes(draft.when) ? draft.when : 'any';
  const read = draft.picked ? readTyped(field, draft.picked) : undefined;
  return (
    <>
      <Choice
        label={t.when}
        hint={t.hint}
        value={chosen}
        onChange={(when) => change({ when })}
        options={[{ value: 'any', label: t.any }, ...options, { value: 'other', label: t.other }]}
      />
      {chosen === 'other' && (
        <FieldInput
          field={field}
          value={draft.picked}
          onChange={(picked) => change({ picked: String(picked) })}
          wrong={read && !read.ok ? words(read.why) : undefined}
        />
      )}
    </>
  );
}
