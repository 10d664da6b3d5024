// One card a rhythm: what was to be done, what was, what was missed — each number opens its rows below.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import type { tallyRhythms } from '../../shared/queries.ts';
import style from './overview.module.css';
import type { RhythmSearch } from './rhythm-search.ts';

const messages = {
  zh: { missed: '缺', due: '待完成', done: '完成', excused: '免做', planned: '应做', leftOut: '放假免做', times: '次' },
  en: {
    missed: 'missed',
    due: 'due',
    done: 'done',
    excused: 'excused',
    planned: 'to be done',
    leftOut: 'left out by the calendar',
    times: '',
  },
};

export type RhythmTally = QueryAnswer<typeof tallyRhythms>['rhythms'][number];
const tones = { missed: 'late', due: undefined, done: undefined, excused: undefined, planned: undefined } as const;

export function TallyCards({ rhythms, search }: { rhythms: readonly RhythmTally[] | undefined; search: RhythmSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  if (!rhythms) return <Skeleton lines={3} />;
  const view = search.view ? { view: search.view } : {};
  return (
    <div className={style['cards']}>
      {rhythms.map((rhythm) => (
        <section key={rhythm.code} className={`card ${style['rhythm']}`} aria-label={words(rhythm.title)}>
          <h2>{words(rhythm.title)}</h2>
          <div className={style['sums']}>
            {(['missed', 'due', 'done', 'excused', 'planned'] as const).map((key) => (
              <NumberDoor
                key={key}
                size="sum"
                value={rhythm[key].value}
                label={t[key]}
                to="/desk/rhythms"
                search={{ ...rhythm[key].filter, ...view }}
                tone={rhythm[key].value > 0 ? tones[key] : undefined}
              />
            ))}
            {rhythm.leftOut.value > 0 && (
              <NumberDoor
                size="sum"
                value={rhythm.leftOut.value}
                label={t.leftOut}
                to="/desk/rhythms"
                search={{ ...rhythm.leftOut.filter, ...view }}
              />
            )}
          </div>
        </section>
      ))}
    </div>
  );
}
