// A field that the dictionary lacks is described once, for everybody: what it is called, of what type, how it is kept. One that is held under any name is refused by that
// name, and the held one is offered instead.
import { useState } from 'react';
import type { FieldType } from '#kernel/shared/field.ts';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { proposeField } from '../../shared/commands.ts';
import type { FieldHome } from '../../shared/dictionary.ts';
import { listDictionary } from '../../shared/queries.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import style from './forms.module.css';
import { entryOf, type FieldDraft, freshChoices, isAlwaysSensitive, keepChoices, lackingOf } from './new-field.ts';
import { proposeWords } from './propose-words.ts';
import { type DictionaryEntry, homeTitles, typeTitles } from './words.ts';

type Props = {
  subject: SubjectKind;
  /** What was looked for and not found. */
  wanted: string;
  onClose: () => void;
  /** Added, or held already and taken instead. */
  onField: (entry: DictionaryEntry) => void;
};

export function ProposeSheet({ subject, wanted, onClose, onField }: Props) {
  const t = useMessages(proposeWords);
  const words = useWords();
  const { post } = useHat();
  const [draft, setDraft] = useState<FieldDraft>({
    zh: wanted,
    en: '',
    alsoCalled: '',
    home: subject,
    type: 'text',
    codes: '',
    isSensitive: false,
    fresh: '180',
    keep: '1095',
  });
  const [reason, setReason] = useState('');
  const set = (change: Partial<FieldDraft>) => {
    propose.clear();
    setDraft({ ...draft, ...change });
  };
  const propose = useCommand(proposeField, {
    invalidates: ['dictionary.'],
    onDone: (_, { entry }) =>
      onField({
        home: entry.home,
        field: entry.field,
        alsoCalled: entry.alsoCalled ?? [],
        askAgainAfterDays: entry.askAgainAfterDays ?? null,
        keepDays: entry.keepDays ?? null,
        steadyDays: entry.steadyDays ?? null,
        keptAs: 'fact',
        askedBy: [],
      }),
  });
  const heldName = propose.problem?.code === 'fact.field_held' ? propose.problem.details?.['field'] : undefined;
  const dictionary = useAsk(listDictionary, { home: draft.home }, { enabled: heldName !== undefined });
  const held = dictionary.answer?.fields.find(({ field }) => field.name === heldName);
  const lacking = lackingOf(draft);
  const whyNot = lacking ? t.lacking[lacking] : reason.trim().length < 2 ? t.lacking.reason : undefined;
  const isSealed = draft.isSensitive || isAlwaysSensitive(draft.type);

  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      place="side"
      foot={
        <Button
          kind="primary"
          busy={propose.isSending}
          whyNot={whyNot}
          onPress={() =>
            void propose.run({
              unitId: post.unitId,
              entry: entryOf(draft, `own${newId().replaceAll('-', '').slice(-12)}`),
              reason: reason.trim(),
            })
          }
        >
          {t.add}
        </Button>
      }
    >
      <div className={style['body']}>
        <TextField label={t.name} value={draft.zh} onChange={(zh) => set({ zh })} maxLength={40} />
        <TextField
          label={t.alsoCalled}
          hint={t.alsoCalledHow}
          value={draft.alsoCalled}
          onChange={(alsoCalled) => set({ alsoCalled })}
          maxLength={200}
        />
        <TextField label={t.english} value={draft.en} onChange={(en) => set({ en })} maxLength={60} />
        <div className={style['pair']}>
          <Select<FieldHome>
            label={t.home}
            value={draft.home}
            onChange={(home) => set({ home })}
            options={[subject, 'visit' as const].map((home) => ({ value: home, label: words(homeTitles[home]) }))}
          />
          <Select<FieldType>
            label={t.type}
            value={draft.type}
            onChange={(type) => set({ type })}
            options={(Object.keys(typeTitles) as FieldType[]).map((type) => ({
              value: type,
              label: words(typeTitles[type]),
            }))}
          />
        </div>
        {draft.type === 'choice' && (
          <TextField
            label={t.codes}
            hint={t.codesHow}
            value={draft.codes}
            onChange={(codes) => set({ codes })}
            lines={4}
            maxLength={1000}
          />
        )}
        <Choice<'normal' | 'sensitive'>
          label={t.sensitivity}
          hint={isAlwaysSensitive(draft.type) ? t.always : undefined}
          value={isSealed ? 'sensitive' : 'normal'}
          onChange={(next) => set({ isSensitive: next === 'sensitive' })}
          options={(isAlwaysSensitive(draft.type) ? (['sensitive'] as const) : (['normal', 'sensitive'] as const)).map(
            (value) => ({ value, label: t.sensitivities[value] }),
          )}
        />
        {draft.home !== 'visit' && (
          <div className={style['pair']}>
            <Select
              label={t.fresh}
              value={draft.fresh}
              onChange={(fresh) => set({ fresh })}
              options={freshChoices.map((value) => ({ value, label: t.freshes[value] }))}
            />
            <Select
              label={t.keep}
              value={draft.keep}
              onChange={(keep) => set({ keep })}
              options={keepChoices.map((value) => ({ value, label: t.keeps[value] }))}
            />
          </div>
        )}
        <TextField label={t.reason} value={reason} onChange={setReason} maxLength={200} lines={2} />
        <ProblemNote problem={propose.problem} again={propose.again} />
        {held && (
          <div>
            <Button
              kind="primary"
              icon="check"
              // What the house keeps itself is shown by every form and asked by none.
              onPress={() => (held.keptAs === 'fact' ? onField(held) : onClose())}
            >
              {held.keptAs === 'fact' ? t.useHeld(words(held.field.title)) : t.shown(words(held.field.title))}
            </Button>
          </div>
        )}
        <p className="muted">{t.next(isSealed)}</p>
      </div>
    </Sheet>
  );
}
