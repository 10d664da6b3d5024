// The caller's judgement (B6): solved or not, then one of five words. Nothing else is asked; a word may be added. Not solved is no complaint form:
// it goes back to work by itself under the same number, and the page says so before it is pressed.
import { useState } from 'react';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { rateRequest } from '../../../shared/commands.ts';
import { type StarRating, starWords } from '../../../shared/star-words.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { Face } from './face.tsx';
import style from './rating-form.module.css';

const messages = {
  zh: {
    title: '解决了吗？',
    yes: '解决了',
    no: '没解决',
    how: '您满意吗？',
    comment: '想说的话（选填）',
    redo: '会用同一个编号重新办理，不用再报一次。',
    sendSolved: '就这样评价',
    sendUnsolved: '没解决，重新办',
    needed: '点一个表情就行',
  },
  en: {
    title: 'Is it solved?',
    yes: 'Solved',
    no: 'Not solved',
    how: 'How satisfied are you?',
    comment: 'Anything to add (optional)',
    redo: 'It will be done again under the same number; you need not report it anew.',
    sendSolved: 'Send my word',
    sendUnsolved: 'Not solved, do it again',
    needed: 'Pick one face',
  },
};

const stars = [1, 2, 3, 4, 5] as const satisfies readonly StarRating[];
const empty = { comment: '' };

export function RatingForm({ requestId }: { requestId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isSolved, setSolved] = useState<boolean>();
  const [chosen, setChosen] = useState<StarRating>();
  const [draft, change, clear] = useDraft(`rate.${requestId}`, empty);
  const rate = useCommand(rateRequest, { onDone: clear });
  const { isOn } = useElderMode();
  // 长辈版: one question a screen.
  const isAskingSolved = isSolved === undefined || !isOn;
  const whyNot = chosen === undefined ? t.needed : undefined;
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined && isSolved !== undefined)
          void rate.run({ requestId, stars: chosen, isSolved, comment: draft.comment });
      }}
    >
      {isAskingSolved ? (
        <>
          <h2>{t.title}</h2>
          <div className={style['solved']} role="group" aria-label={t.title}>
            {[true, false].map((value) => (
              <button
                key={String(value)}
                type="button"
                aria-pressed={isSolved === value}
                onClick={() => setSolved(value)}
              >
                {value ? t.yes : t.no}
              </button>
            ))}
          </div>
        </>
      ) : (
        <Button icon="back" onPress={() => setSolved(undefined)}>
          {isSolved ? t.yes : t.no}
        </Button>
      )}
      {isSolved !== undefined && (
        <>
          {!isSolved && <p className={style['redo']}>{t.redo}</p>}
          <fieldset className={style['faces']}>
            <legend>{t.how}</legend>
            {stars.map((star) => (
              <label key={star}>
                <input
                  type="radio"
                  name="stars"
                  value={star}
                  checked={chosen === star}
                  onChange={() => setChosen(star)}
                />
                <span>
                  <Face stars={star} />
                  {words(starWords[star])}
                </span>
              </label>
            ))}
          </fieldset>
          {!isOn && (
            <TextField
              label={t.comment}
              lines={2}
              maxLength={1000}
              value={draft.comment}
              onChange={(comment) => change({ comment })}
            />
          )}
          <ProblemNote problem={rate.problem} again={rate.again} />
          {whyNot && <p className="muted">{whyNot}</p>}
          <Button type="submit" kind="primary" big wide busy={rate.isSending} whyNot={whyNot}>
            {isSolved ? t.sendSolved : t.sendUnsolved}
          </Button>
        </>
      )}
    </form>
  );
}
