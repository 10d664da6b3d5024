// Tellings of one field side by side: what was said, by whom, when it was so and how it came, each with the press that makes it hold.
import type { Field } from '#kernel/shared/field.ts';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { ContestedFact } from '../../shared/queries.ts';
import style from '../facts.module.css';

const messages = {
  zh: {
    holds: '现在显示',
    confirm: '以此为准',
    offLine: '离线记的，传到',
    phone: (label: string) => `手机“${label}”`,
    onLine: '联网记的',
  },
  en: {
    holds: 'Shown now',
    confirm: 'This holds',
    offLine: 'off line, came in',
    phone: (label: string) => `phone “${label}”`,
    onLine: 'on line',
  },
};

type Telling = ContestedFact['tellings'][number];
type TellingRowsProps = {
  field: Field;
  tellings: readonly Telling[];
  /** Opens what is sealed of one of them; absent where only its mask may be seen. */
  reveal?: ((telling: number) => Promise<string>) | undefined;
  isSending: boolean;
  onConfirm(telling: number): void;
};

export function TellingRows({ field, tellings, reveal, isSending, onConfirm }: TellingRowsProps) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <ul className={style['rows']}>
      {tellings.map((one) => (
        <li key={one.telling}>
          <b>
            <FactValueShown field={field} fact={one} reveal={reveal && (() => reveal(one.telling))} />
          </b>
          <span>
            {one.byName} {one.isCurrent && <Tag tone="teal">{t.holds}</Tag>}
            <small className={style['source']}>
              {words(one.sourceWords)} · <Moment at={one.doneAt} />
              {one.phone && ` · ${t.phone(one.phone)}`}
              {' · '}
              {one.wasOffLine ? (
                <>
                  {t.offLine} <Moment at={one.cameAt} short />
                </>
              ) : (
                t.onLine
              )}
            </small>
          </span>
          <span className={style['acts']}>
            <Button kind="primary" busy={isSending} onPress={() => onConfirm(one.telling)}>
              {t.confirm}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
