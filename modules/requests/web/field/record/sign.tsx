// 接单 in one press; with a promise in one press as well. The caller sees both at once.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { signRequest } from '../../../shared/commands.ts';
import type { PageAnswer } from '../../parts/names.ts';
import style from './acts.module.css';
import { promiseChoices } from './promise-choices.ts';

const messages = {
  zh: {
    sign: '接单',
    promise: '接单并承诺',
    by: (moment: string) => `${moment} 前办好`,
    seen: '来电人马上看到是谁接的、什么时候办好。',
  },
  en: {
    sign: 'Take it',
    promise: 'Take it and promise',
    by: (moment: string) => `done by ${moment}`,
    seen: 'The caller sees at once who has it, and by when.',
  },
};

export function Sign({ page }: { page: PageAnswer }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const sign = useCommand(signRequest);
  const { id: requestId, resolveDueAt } = page.request;
  const choices = promiseChoices(now, resolveDueAt ? instantOf(resolveDueAt) : null);
  return (
    <>
      <p className="muted">{t.seen}</p>
      {choices.length > 0 && (
        <div className={style['chips']} role="group" aria-label={t.promise}>
          {choices.map((instant) => (
            <button
              key={instant}
              type="button"
              aria-label={`${t.promise} ${t.by(formatNearMoment(instant, now, lang))}`}
              onClick={() => void sign.run({ requestId, promisedAt: new Date(instant).toISOString() })}
            >
              {t.by(formatNearMoment(instant, now, lang))}
            </button>
          ))}
        </div>
      )}
      <ProblemNote problem={sign.problem} again={sign.again} />
      <Button kind="primary" big wide busy={sign.isSending} onPress={() => void sign.run({ requestId })}>
        {t.sign}
      </Button>
    </>
  );
}
