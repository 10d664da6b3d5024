// The work method by its own numbers (B1): so many channels in, so many groups to visit, so many matters to answer, so many rhythms kept.
import type { ReactNode } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tallyRhythms } from '#modules/rhythms/shared/queries.ts';
import { type BoardInput, boardMethod } from '../shared/queries.ts';
import style from './board.module.css';
import { Num, Part } from './figures.tsx';

const messages = {
  zh: {
    channels: (n: number) => `${n} 个渠道收集`,
    groups: (n: number) => `${n} 类必访`,
    groupsHow: '在册人数',
    matters: (n: number) => `${n} 项必应`,
    mattersHow: '收到 / 未结 / 没人答复',
    rhythms: (n: number) => `${n} 个节奏监督`,
    rhythmsHow: '完成 / 应做 / 缺',
    restricted: '限定岗位可见',
  },
  en: {
    channels: (n: number) => `${n} channels in`,
    groups: (n: number) => `${n} groups to visit`,
    groupsHow: 'people on the register',
    matters: (n: number) => `${n} matters to answer`,
    mattersHow: 'received / open / unanswered',
    rhythms: (n: number) => `${n} rhythms kept`,
    rhythmsHow: 'done / to be done / missed',
    restricted: 'for named duties only',
  },
};

export function MethodPart({ input, hasRhythms }: { input: BoardInput; hasRhythms: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(boardMethod, input, { events: ['request.'], keep: true });
  const { from, to, asOf, unitId } = input;
  const rhythms = useAsk(
    tallyRhythms,
    { from, to, ...(asOf ? { asOf } : {}), ...(unitId ? { unitId } : {}) },
    { enabled: hasRhythms, keep: true, events: ['rhythm.'] },
  );
  if (!answer) {
    return (
      <Part title="" wide>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
      </Part>
    );
  }
  return (
    <Part title={words(answer.method.title)} wide>
      <div className={style['method']}>
        <section>
          <h3>{t.channels(answer.channels.length)}</h3>
          <dl className={style['pairs']}>
            {answer.channels.map((one) => (
              <Pair key={one.code} name={words(one.title)}>
                <Num figure={one} />
              </Pair>
            ))}
          </dl>
        </section>
        <section>
          <h3>
            {t.groups(answer.mustVisitGroups.length)} <small>{t.groupsHow}</small>
          </h3>
          <dl className={style['pairs']}>
            {answer.mustVisitGroups.map((one) => (
              <Pair key={one.code} name={words(one.title)}>
                {one.people === null ? <span className="faint">{t.restricted}</span> : one.people.toLocaleString()}
              </Pair>
            ))}
          </dl>
        </section>
        <section>
          <h3>
            {t.matters(answer.mustAnswerKinds.length)} <small>{t.mattersHow}</small>
          </h3>
          <dl className={style['pairs']}>
            {answer.mustAnswerKinds.map((one) => (
              <Pair key={one.code} name={words(one.title)}>
                <Num figure={one.received} /> / <Num figure={one.open} /> / <Num figure={one.unanswered} tone="late" />
              </Pair>
            ))}
          </dl>
        </section>
        {rhythms.answer && (
          <section>
            <h3>
              {t.rhythms(rhythms.answer.rhythms.length)} <small>{t.rhythmsHow}</small>
            </h3>
            <dl className={style['pairs']}>
              {rhythms.answer.rhythms.map((one) => (
                <Pair key={one.code} name={words(one.title)}>
                  <Rhythm figure={one.done} /> / <Rhythm figure={one.planned} /> /{' '}
                  <Rhythm figure={one.missed} tone="late" />
                </Pair>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Part>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

function Rhythm({ figure, tone }: { figure: { value: number; filter: Record<string, unknown> }; tone?: 'late' }) {
  return (
    <NumberDoor
      value={figure.value}
      to="/desk/rhythms"
      search={figure.filter}
      tone={figure.value > 0 ? tone : undefined}
    />
  );
}
