// Long work tells how far it is; asked every second and a half while it lasts, for no event tells each step.
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { importRun } from '../shared/queries.ts';
import style from './imports.module.css';

const messages = {
  zh: {
    waiting: '正在处理，可以先去做别的，回来接着看',
    done: (done: number, total: number) => `${done} / ${total} 行`,
  },
  en: {
    waiting: 'At work; you may leave and come back',
    done: (done: number, total: number) => `${done} of ${total} rows`,
  },
};

type ProgressProps = { runId: string; progress: { done: number; total: number | null } | null };

export function Progress({ runId, progress }: ProgressProps) {
  const t = useMessages(messages);
  useAsk(importRun, { runId }, { events: ['import.'], everyMs: 1500 });
  const total = progress?.total ?? null;
  return (
    <div className={style['progress']} role="status">
      <progress {...(progress && total ? { value: progress.done, max: total } : {})} />
      <span className="muted">{progress && total ? t.done(progress.done, total) : t.waiting}</span>
    </div>
  );
}
