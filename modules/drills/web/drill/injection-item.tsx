import { instantOf, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { actOf, injectionStates } from '../../shared/act.ts';
import type { Injection } from '../../shared/queries.ts';
import style from '../drills.module.css';
import { toneOf } from '../words.ts';

const messages = {
  zh: {
    at: (n: number) => `+${n} 分钟`,
    asked: (unit: string, act: string, n: number) => `${unit}：${act}，${n} 分钟内`,
    injected: '导入',
    acted: (name: string, n: number) => `${name} 办了，${n} 分钟内`,
  },
  en: {
    at: (n: number) => `+${n} min`,
    asked: (unit: string, act: string, n: number) => `${unit}: ${act}, within ${n} min`,
    injected: 'injected',
    acted: (name: string, n: number) => `done by ${name}, within ${n} min`,
  },
};

/** Begun minutes, as one says them. */
export const minutesOf = ({ injectedAt, actedAt }: Pick<Injection, 'injectedAt' | 'actedAt'>): number =>
  injectedAt && actedAt ? Math.ceil((instantOf(actedAt) - instantOf(injectedAt)) / MINUTE_MS) : 0;

export function InjectionItem({ one }: { one: Injection }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li className={style['injection']} aria-label={one.text}>
      <span className="num muted">{t.at(one.atMinute)}</span>
      <div className={style['words']}>
        <div className={style['line']}>
          <b>{one.text}</b>
          <Tag tone={toneOf[one.state]}>{words(injectionStates[one.state])}</Tag>
        </div>
        <span className="muted">{t.asked(one.forUnitName, words(actOf(one.expects).title), one.withinMinutes)}</span>
        {one.injectedAt && (
          <span className="muted">
            <Moment at={one.injectedAt} short /> {t.injected}
            {one.actedAt && (
              <>
                {' → '}
                <Moment at={one.actedAt} short /> {t.acted(one.actedByName ?? '', minutesOf(one))}
              </>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
