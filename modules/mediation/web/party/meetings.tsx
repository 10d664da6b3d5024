// When they meet, how to get there, and one press to say that one is there.
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { attendSession } from '../../shared/commands.ts';
import { earliestMs } from '../../shared/rules.ts';
import { sessionModes } from '../../shared/words.ts';
import style from './party.module.css';
import type { PartyAnswer } from './party-answer.ts';

const messages = {
  zh: {
    title: '约好的调解',
    enter: '进入会议',
    here: '我到了',
    notYet: '开始前半小时可以点“我到了”',
    isHere: '已记下您到了',
    held: '已开过',
    other: (name: string, isHere: boolean) => `${name}${isHere ? '到了' : '还没到'}`,
  },
  en: {
    title: 'Sessions',
    enter: 'Enter the room',
    here: 'I am here',
    notYet: 'You can say so from half an hour before',
    isHere: 'You are here',
    held: 'held',
    other: (name: string, isHere: boolean) => (isHere ? `${name} is here` : `${name} is not here yet`),
  },
};

/** The same half hour that the server holds to. */
const isTime = (meetsAt: Date | string, now: number): boolean => instantOf(meetsAt) - now <= earliestMs;

export function Meetings({ caseId, sessions }: { caseId: string; sessions: PartyAnswer['sessions'] }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const attend = useCommand(attendSession, { invalidates: ['mediation.'] });
  if (sessions.length === 0) return null;
  return (
    <section className={style['card']}>
      <h2>{t.title}</h2>
      {sessions.map((session) => (
        <div key={session.sessionId} className={style['form']}>
          <p className={style['line']}>
            <strong>
              <Moment at={session.meetsAt} />
            </strong>
            <span>{words(sessionModes[session.mode])}</span>
            {session.state === 'held' && <Tag tone="green">{t.held}</Tag>}
          </p>
          {session.placeText && <p>{session.placeText}</p>}
          {session.state === 'planned' && (
            <>
              {session.roomUrl && (
                <a className={style['enter']} href={session.roomUrl} target="_blank" rel="noreferrer">
                  {t.enter}
                </a>
              )}
              {session.amIHere ? (
                <Tag tone="green">{t.isHere}</Tag>
              ) : (
                <Button
                  wide
                  busy={attend.isSending}
                  whyNot={isTime(session.meetsAt, now) ? undefined : t.notYet}
                  onPress={() => void attend.run({ caseId, sessionId: session.sessionId })}
                >
                  {t.here}
                </Button>
              )}
              {!session.amIHere && !isTime(session.meetsAt, now) && <p className="muted">{t.notYet}</p>}
              <p className="muted">{session.others.map(({ name, isHere }) => t.other(name, isHere)).join('；')}</p>
            </>
          )}
        </div>
      ))}
      <ProblemNote problem={attend.problem} again={attend.again} />
    </section>
  );
}
