// One decision of a meeting: who does what by when, what became of it, and — for its owner or the unit — the words that say it is done.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { completeDecision } from '../../shared/commands.ts';
import type { DecisionLine } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';
import { deskPath } from '../words.ts';

const messages = {
  zh: {
    by: '前办完',
    late: '超期',
    done: '已落实',
    complete: '登记落实',
    note: '怎么落实的',
    save: '记下，已落实',
    needed: '先写一句怎么落实的',
    cancel: '不做了',
    request: '相关诉求',
    meeting: (unit: string) => `${unit}的座谈`,
  },
  en: {
    by: 'is the limit',
    late: 'Overdue',
    done: 'Done',
    complete: 'Complete',
    note: 'What was done',
    save: 'Record as done',
    needed: 'A word on what was done first',
    cancel: 'Leave it',
    request: 'Its request',
    meeting: (unit: string) => `Meeting of ${unit}`,
  },
};

/** `door`: where its request opens. The meeting opens at the desk, for those who have rhythms of their own. */
type Props = { decision: DecisionLine; showsMeeting?: boolean; door?: 'desk' | 'field' };

export function DecisionRow({ decision, showsMeeting = false, door = 'desk' }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [isOpen, setOpen] = useState(false);
  const { complete, requestId } = decision;
  return (
    <li className={style['row']}>
      <b>{decision.text}</b>
      <span className={style['marks']}>
        {decision.doneAt ? <Tag tone="green">{t.done}</Tag> : decision.isOverdue && <Tag tone="red">{t.late}</Tag>}
        {complete.may && !isOpen && <Button onPress={() => setOpen(true)}>{t.complete}…</Button>}
      </span>
      <span className={`${style['full']} ${style['links']} muted`}>
        <span>
          {decision.ownerName} · {decision.ownerUnitName}
        </span>
        <span className={decision.isOverdue ? 'late' : undefined}>
          <Day on={decision.dueOn} /> {t.by}
        </span>
        {showsMeeting &&
          (door === 'desk' && roles[post.role].reach === 'territory' ? (
            <Link to={deskPath({ record: 'meeting', id: decision.occurrenceId })}>
              {t.meeting(decision.unitName)} <Day on={decision.heldOn} />
            </Link>
          ) : (
            <span>
              {t.meeting(decision.unitName)} <Day on={decision.heldOn} />
            </span>
          ))}
        {requestId && <Link to={`/${door}/requests/${requestId}`}>{t.request}</Link>}
        {!complete.may && !decision.doneAt && complete.whyNot && (
          <span className="faint">{words(complete.whyNot)}</span>
        )}
      </span>
      {decision.doneAt && (
        <span className={style['full']}>
          {decision.doneNote}{' '}
          <small className="faint">
            <Moment at={decision.doneAt} short /> {decision.doneBy}
          </small>
        </span>
      )}
      {isOpen && (
        <div className={style['full']}>
          <Completion decisionId={decision.id} onClose={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}

function Completion({ decisionId, onClose }: { decisionId: string; onClose(): void }) {
  const t = useMessages(messages);
  const [note, setNote] = useState('');
  const complete = useCommand(completeDecision, { onDone: onClose, invalidates: ['meeting.page', 'decision.list'] });
  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim()) void complete.run({ decisionId, note: note.trim() });
      }}
    >
      <TextField label={t.note} lines={2} maxLength={1000} value={note} onChange={setNote} autoFocus />
      <ProblemNote problem={complete.problem} again={complete.again} />
      <div className={style['acts']}>
        <Button
          type="submit"
          kind="primary"
          busy={complete.isSending}
          whyNot={note.trim() === '' ? t.needed : undefined}
        >
          {t.save}
        </Button>
        <Button onPress={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}
