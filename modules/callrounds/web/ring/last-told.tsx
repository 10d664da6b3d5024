// What was tapped last, with the way back: a slip of the finger is mended where it happened, and whoever it was about is in hand again.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { takeBack } from '../../shared/commands.ts';
import type { callerPage } from '../../shared/queries.ts';
import style from '../calls.module.css';
import { resultWords } from '../words.ts';

const messages = {
  zh: { label: '刚记的一通', told: '刚记', back: '点错了，撤回' },
  en: { label: 'Told last', told: 'Told', back: 'A slip: take it back' },
};

type Last = NonNullable<QueryAnswer<typeof callerPage>['last']>;

export function LastTold({ roundId, last }: { roundId: string; last: Last }) {
  const t = useMessages(messages);
  const words = useWords();
  const take = useCommand(takeBack, { invalidates: ['callround.'] });
  return (
    <section aria-label={t.label}>
      <p className={style['last']}>
        <span>
          <span className="muted">{t.told}：</span>
          {last.name} · <b>{words(resultWords(last.outcome))}</b>
        </span>
        <Button
          kind="quiet"
          icon="undo"
          busy={take.isSending || take.phase === 'done'}
          onPress={() => void take.run({ roundId, visitId: last.visitId })}
        >
          {t.back}
        </Button>
      </p>
      <ProblemNote problem={take.problem} again={take.again} />
    </section>
  );
}
