// One unit of a call-out: where it stands, and everybody rung for it with number, time and outcome; the caller may dial and tell what came of it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { stateTitles } from '../../shared/callout.ts';
import { reopenBranch, tellRing } from '../../shared/commands.ts';
import type { CalloutBranch, RingLine } from '../../shared/queries.ts';
import style from '../duty.module.css';
import { useNumber } from '../use-number.ts';
import { ringWords, toneOf } from './callout-words.ts';

const messages = {
  zh: {
    nobodySet: '没有排接听人，直接呼了上级',
    by: (name: string) => `${name} 应答`,
    takenBy: (name: string) => `${name} 已知悉，本单位还没接通`,
    late: '超时接通',
    next: '转下一位',
    shift: '当班',
    above: (unit: string) => `上级 ${unit}`,
    phone: '号码',
    tell: '电话结果',
    answered: '本人接了',
    noAnswer: '没人接',
    wrongPerson: '不是本人',
    told: (name: string) => `${name} 记`,
    reopen: '不是本人应答…',
    reopenTitle: '不是本人应答',
    reopenWhat: '这次应答不算，马上呼下一位。记录保留。',
    reopenPress: '重新呼叫',
  },
  en: {
    nobodySet: 'Nobody was set; the unit above was rung at once',
    by: (name: string) => `${name} answered`,
    takenBy: (name: string) => `${name} sees to it; the unit itself is not reached`,
    late: 'late',
    next: 'The next:',
    shift: 'on shift',
    above: (unit: string) => `above, ${unit}`,
    phone: 'number',
    tell: 'By telephone',
    answered: 'They answered',
    noAnswer: 'No answer',
    wrongPerson: 'The wrong one',
    told: (name: string) => `told by ${name}`,
    reopen: 'The wrong one answered…',
    reopenTitle: 'The wrong one answered',
    reopenWhat: 'This answer does not count; the next is rung at once. It stays on record.',
    reopenPress: 'Ring on',
  },
};

type BranchProps = { calloutId: string; branch: CalloutBranch; mayTell: boolean };

export function BranchItem({ calloutId, branch, mayTell }: BranchProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [isReopening, setReopening] = useState(false);
  const { unitId, state } = branch;
  return (
    <li className={style['branch']}>
      <div className={style['row']}>
        <b>{branch.name}</b>
        <span className="muted">{branch.parentName}</span>
        <Tag tone={toneOf[state]}>{words(stateTitles[state])}</Tag>
        {branch.reachedAt && branch.reachedByName && (
          <span>
            {t.by(branch.reachedByName)} <Moment at={branch.reachedAt} short />
          </span>
        )}
        {branch.reachedAt && !branch.isInTime && <Tag tone="amber">{t.late}</Tag>}
        {state === 'taken_up' && branch.takenUpByName && <span>{t.takenBy(branch.takenUpByName)}</span>}
        {branch.nextAt && mayTell && (
          <span className="muted">
            {t.next} <TimeLeft dueAt={branch.nextAt} />
          </span>
        )}
        <span className={style['grow']} />
        {mayTell && (state === 'reached' || state === 'taken_up') && (
          <Button kind="quiet" icon="undo" onPress={() => setReopening(true)}>
            {t.reopen}
          </Button>
        )}
      </div>
      {branch.hadNobody && <span className="late">{t.nobodySet}</span>}
      <ol className={style['rings']}>
        {branch.rings.map((ring) => (
          <RingItem key={ring.ringId} ring={ring} mayTell={mayTell && state !== 'reached'} />
        ))}
      </ol>
      {isReopening && (
        <ReasonSheet
          command={reopenBranch}
          title={t.reopenTitle}
          press={t.reopenPress}
          what={t.reopenWhat}
          input={(reason) => ({ calloutId, unitId, reason })}
          invalidates={['duty_call.']}
          onClose={() => setReopening(false)}
        />
      )}
    </li>
  );
}

function RingItem({ ring, mayTell }: { ring: RingLine; mayTell: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const open = useNumber();
  const { ringId } = ring;
  const tell = useCommand(tellRing, { invalidates: ['duty_call.'] });
  const press = (outcome: 'answered' | 'no_answer' | 'wrong_person') => () => void tell.run({ ringId, outcome });
  const isOpen = mayTell && ring.outcome === null;
  return (
    <li>
      <Moment at={ring.rangAt} short />
      <b>{ring.name}</b>
      {ring.isAbove && <span className="muted">{t.above(ring.levelName)}</span>}
      {ring.source === 'shift' && <span className="muted">{t.shift}</span>}
      <span
        className={ring.outcome === 'answered' ? 'good' : ring.outcome === null && !ring.passedAt ? 'soon' : 'muted'}
      >
        {words(ringWords(ring))}
        {ring.endedAt && ring.outcome === 'answered' && (
          <>
            {' '}
            <Moment at={ring.endedAt} short />
          </>
        )}
      </span>
      {ring.note && <span>“{ring.note}”</span>}
      {ring.toldByName && <span className="muted">{t.told(ring.toldByName)}</span>}
      {isOpen && ring.phoneTail && (
        <Masked value={`*** ${ring.phoneTail}`} what={`${ring.name} ${t.phone}`} reveal={() => open({ ringId })} />
      )}
      {isOpen && (
        <fieldset className={style['tell']} aria-label={`${t.tell} ${ring.name}`}>
          <Button kind="quiet" busy={tell.isSending} onPress={press('answered')}>
            {t.answered}
          </Button>
          <Button kind="quiet" busy={tell.isSending} onPress={press('no_answer')}>
            {t.noAnswer}
          </Button>
          <Button kind="quiet" busy={tell.isSending} onPress={press('wrong_person')}>
            {t.wrongPerson}
          </Button>
        </fieldset>
      )}
      <ProblemNote problem={tell.problem} again={tell.again} />
    </li>
  );
}
