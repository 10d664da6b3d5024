// What went wrong, in one shape everywhere: what happened, what was kept, what to do. It never blames, and it stays until it is cleared.
import type { ReactNode } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '../language/language.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import style from './note.module.css';

const messages = {
  zh: { again: '再试一次', reload: '刷新页面' },
  en: { again: 'Try again', reload: 'Reload' },
};

export function ProblemNote({
  problem,
  again,
}: {
  problem: ProblemBody | undefined;
  again?: (() => void) | undefined;
}) {
  const t = useMessages(messages);
  const words = useWords();
  if (!problem) return null;
  const mayRetry = again !== undefined && (problem.remedy === 'retry' || problem.remedy === 'sign_in');
  return (
    <div className={style['note']} role="alert" data-problem={problem.code}>
      <span className={style['mark']}>
        <Icon name="warn" />
      </span>
      <div className={style['body']}>
        <p className={style['title']}>{words(problem.title)}</p>
        {problem.wayOut && <p className={style['way']}>{words(problem.wayOut)}</p>}
        {(mayRetry || problem.code === 'web.fault') && (
          <p className={style['acts']}>
            {mayRetry ? (
              <Button onPress={again}>{t.again}</Button>
            ) : (
              <Button onPress={() => location.reload()}>{t.reload}</Button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

/** Something one should know here; not a failure. */
export function Note({ icon = 'question', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <div className={`${style['note']} ${style['calm']}`}>
      <span className={style['mark']}>
        <Icon name={icon} />
      </span>
      <div className={style['body']}>{children}</div>
    </div>
  );
}
