// The tube in hand, large: its code, how many of how many, who is in it in which place, and since when it is open (C11).
import { useState } from 'react';
import { instantOf, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { loseTube } from '../../shared/commands.ts';
import type { TableState } from '../../shared/field-queries.ts';
import type { Roster } from '../../shared/field-roster.ts';
import { isFull, labelAfter, standing, tubeInHand } from '../../shared/field-rules.ts';
import { needsShortReason } from '../../shared/tube-rules.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import style from './table.module.css';
import type { Desk } from './use-desk.ts';
import { tableWords } from './words.ts';

const messages = {
  zh: {
    why: '为什么没有采满',
    short: ['收点，最后一支', '等不到人了', '换单采管'],
    lose: '试管破损或遗失',
    how: '怎么了',
    broken: '破损',
    lost: '遗失',
    loseReasons: ['掉在地上', '管盖没拧紧，漏了', '找不到了'],
    loseNote: (n: number) => `管里 ${n} 人要重新采样`,
  },
  en: {
    why: 'Why it is short',
    short: ['Closing, the last one', 'Nobody else comes', 'For a single tube'],
    lose: 'A tube is broken or lost',
    how: 'What happened',
    broken: 'Broken',
    lost: 'Lost',
    loseReasons: ['Dropped', 'Leaked', 'Not to be found'],
    loseNote: (n: number) => `${n} people in it must be swabbed again`,
  },
};

export function TubePart({ desk, state, roster }: { desk: Desk; state: TableState; roster: Roster | undefined }) {
  const t = useMessages(tableWords);
  const m = useMessages(messages);
  const now = useNow();
  /** A count that wants a reason; `ask`: to be counted before it is full. */
  const [short, setShort] = useState<number | 'ask'>();
  const [losing, setLosing] = useState(false);
  const [how, setHow] = useState<'broken' | 'lost'>('broken');
  const tube = tubeInHand(state);
  if (!tube) {
    const next = labelAfter(state.tubes.at(-1)?.code ?? '');
    return (
      <section className={`card ${style['part']}`} aria-label={t.tube}>
        <p className={style['code']}>{t.noTube}</p>
        {next && (
          <Button big wide onPress={() => void desk.open(next)}>
            {t.next(next)}
          </Button>
        )}
      </section>
    );
  }
  const people = standing(tube);
  const full = isFull(tube);
  const told = (count: number) => {
    if (needsShortReason(tube, count)) setShort(count);
    else void desk.count(count);
  };
  const nameAt = (place: number) => {
    const person = people.find(({ position }) => position === place);
    if (!person) return undefined;
    return (person.subjectId && roster?.byId(person.subjectId)?.name) || person.name || '·';
  };
  const isCounting = full || short === 'ask';
  return (
    <section className={`card ${style['part']}`} aria-label={t.tube}>
      <div className={style['head']}>
        <span className={style['code']}>{tube.code}</span>
        <span className={style['of']}>
          {people.length} / {tube.size}
        </span>
      </div>
      <div className={style['bar']}>
        <span className="muted">{t.since(Math.max(0, Math.floor((now - instantOf(tube.openedAt)) / MINUTE_MS)))}</span>
        {tube.kind !== 'pooled' && <Tag tone="amber">{tube.kind === 'single' ? t.single : t.household}</Tag>}
      </div>
      {isCounting && (
        <>
          <b>{t.full}</b>
          <div className={style['counts']}>
            {Array.from({ length: tube.size }, (_, n) => (
              <Button
                key={n}
                big
                kind={n + 1 === people.length ? 'primary' : 'plain'}
                label={t.sure(n + 1)}
                onPress={() => told(n + 1)}
              >
                {n + 1}
              </Button>
            ))}
          </div>
        </>
      )}
      {tube.size > 1 && (
        <ol className={style['places']}>
          {Array.from({ length: tube.size }, (_, n) => {
            const name = nameAt(n + 1);
            return (
              <li key={n} className={name ? style['filled'] : undefined}>
                {n + 1}
                {name && <b>{name}</b>}
              </li>
            );
          })}
        </ol>
      )}
      <div className={style['bar']}>
        {!full && people.length > 0 && <Button onPress={() => setShort('ask')}>{t.closeEarly}</Button>}
        <Button kind="quiet" onPress={() => setLosing(true)}>
          {t.lose}
        </Button>
      </div>
      {typeof short === 'number' && (
        <ReasonSheet
          title={m.why}
          reasons={m.short}
          onClose={() => setShort(undefined)}
          onReason={(reason) => {
            setShort(undefined);
            void desk.count(short, reason);
          }}
        />
      )}
      {losing && (
        <ReasonSheet
          title={m.lose}
          reasons={m.loseReasons}
          onClose={() => setLosing(false)}
          onReason={(reason) => {
            setLosing(false);
            void desk.act(loseTube, { tubeId: tube.tubeId, how, reason });
          }}
        >
          <p>{m.loseNote(people.length)}</p>
          <Choice
            label={m.how}
            value={how}
            onChange={setHow}
            options={[
              { value: 'broken', label: m.broken },
              { value: 'lost', label: m.lost },
            ]}
          />
        </ReasonSheet>
      )}
    </section>
  );
}
