// Where a matter stands, for the one who called: the few stages, when each was reached, which it is in now.
import type { ReactNode } from 'react';
import style from './steps.module.css';

export type Step = { key: string; label: string; note?: ReactNode; phase: 'done' | 'now' | 'ahead' };

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={style['steps']}>
      {steps.map((step) => (
        <li key={step.key} data-phase={step.phase} aria-current={step.phase === 'now' ? 'step' : undefined}>
          <span>{step.label}</span>
          {step.note && <span className={style['note']}>{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
