// The field dictionary to pick from: what fits such a subject, found by name or by any other name; what the house holds is shown with why it is not asked.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDictionary } from '../../shared/queries.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { FieldMarks } from './field-marks.tsx';
import style from './forms.module.css';
import { type DictionaryEntry, formWords, keyOf } from './words.ts';

const messages = {
  zh: {
    title: '字段目录',
    find: '找一项：名称或别的叫法',
    pick: '选',
    picked: '已选',
    none: (text: string) => `目录里没有“${text}”`,
    more: (n: number) => `另有 ${n} 项，写几个字找`,
    propose: '目录里没有，新增一项',
  },
  en: {
    title: 'Field dictionary',
    find: 'Find by name or by another name',
    pick: 'Pick',
    picked: 'Picked',
    none: (text: string) => `The dictionary has no “${text}”`,
    more: (n: number) => `${n} more: type to find them`,
    propose: 'Not there: add a field',
  },
};

const mostShown = 40;

type Props = {
  subject: SubjectKind;
  chosen: readonly DictionaryEntry[];
  onPick: (entry: DictionaryEntry) => void;
  /** With what was looked for. */
  onPropose: (wanted: string) => void;
};

export function FieldSearch({ subject, chosen, onPick, onPropose }: Props) {
  const t = useMessages(messages);
  const shared = useMessages(formWords);
  const words = useWords();
  const [text, setText] = useState('');
  const { answer, problem, again } = useAsk(
    listDictionary,
    { text: text.trim() },
    { keep: true, events: ['dictionary.', 'form.', 'method.'] },
  );
  const fits = (answer?.fields ?? []).filter(({ home }) => home === subject || home === 'visit');
  // What may be asked first, then what only a visit tells, then what need not be asked.
  const rank = ({ home, keptAs }: DictionaryEntry) => (keptAs !== 'fact' ? 2 : home === 'visit' ? 1 : 0);
  const found = fits.toSorted((a, b) => rank(a) - rank(b));
  const isChosen = (entry: DictionaryEntry) => chosen.some((one) => keyOf(one) === keyOf(entry));
  return (
    <section className={style['part']} aria-label={t.title}>
      <div className={style['line']}>
        <h2>{t.title}</h2>
        <Button icon="pencil" onPress={() => onPropose(text.trim())}>
          {t.propose}
        </Button>
      </div>
      <TextField label={t.find} type="search" value={text} onChange={setText} maxLength={40} />
      <ProblemNote problem={problem} again={again} />
      {answer && fits.length === 0 && text.trim() !== '' && <p>{t.none(text.trim())}</p>}
      <ul className={`${style['rows']} ${style['found']}`}>
        {found.slice(0, mostShown).map((entry) => (
          <li key={keyOf(entry)}>
            <div className={style['line']}>
              <b>{words(entry.field.title)}</b>
              {isChosen(entry) ? (
                <span className="muted">{t.picked}</span>
              ) : (
                <Button
                  icon="plus"
                  label={`${t.pick} ${words(entry.field.title)}`}
                  whyNot={entry.keptAs === 'fact' ? undefined : shared[entry.keptAs]}
                  onPress={() => onPick(entry)}
                >
                  {t.pick}
                </Button>
              )}
            </div>
            <FieldMarks entry={entry} />
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p className="muted">{t.more(found.length - mostShown)}</p>}
    </section>
  );
}
