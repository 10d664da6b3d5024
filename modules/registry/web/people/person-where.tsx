// Where somebody lives, is registered and works, and has been, in one story by date: what stands first, then what is over, each with why it began and ended.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endRegistration, leaveWork } from '../../shared/commands.ts';
import { ReasonSheet } from '../acts/reason-sheet.tsx';
import style from '../registry.module.css';
import { relationTitle, stayKindTitle } from '../words.ts';
import type { PersonAnswer } from './person-facts.tsx';

const messages = {
  zh: {
    title: '住处、户籍与工作',
    none: '没有登记住处',
    span: (from: string, until: string | null) => (until ? `${from} 至 ${until}` : `${from} 起`),
    began: (reason: string) => `起因：${reason}`,
    ended: (reason: string) => `到此为止：${reason}`,
    leaveWork: '不在这里工作了',
    endRegistration: '户籍迁出',
    leaveWhat: (address: string) => `在 ${address} 的工作到这一天为止，以前的记录都留着。`,
    endWhat: (address: string) => `在 ${address} 的户籍到这一天为止，住处不变。`,
    press: '记下',
  },
  en: {
    title: 'Home, registration, work',
    none: 'No home on record',
    span: (from: string, until: string | null) => (until ? `${from} to ${until}` : `since ${from}`),
    began: (reason: string) => `Began: ${reason}`,
    ended: (reason: string) => `Ended: ${reason}`,
    leaveWork: 'Works here no more',
    endRegistration: 'Registration ended',
    leaveWhat: (address: string) => `Work at ${address} ends that day; the past stays on record.`,
    endWhat: (address: string) => `The registration at ${address} ends that day; the home stays.`,
    press: 'Record it',
  },
};

type Stay = PersonAnswer['stays'][number];

export function PersonWhere({ answer }: { answer: PersonAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const [ending, setEnding] = useState<Stay>();
  const endOf = (stay: Stay) =>
    !answer.abilities.mayCorrect || stay.until !== null
      ? undefined
      : { working: t.leaveWork, registered: t.endRegistration, living: undefined }[stay.kind];
  return (
    <section>
      <h3>{t.title}</h3>
      {answer.stays.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['lines']}>
        {answer.stays.map((stay) => (
          <li key={stay.stayId} data-past={stay.until !== null || undefined}>
            <Tag {...(stay.until === null ? { tone: 'teal' as const } : {})}>{words(stayKindTitle(stay.kind))}</Tag>
            <Link to={`/desk/places/${stay.placeId}`}>{stay.address}</Link>
            <span className="muted">
              {[
                stay.relation && words(relationTitle(stay.relation)),
                t.span(stay.from, stay.until),
                stay.gridName ?? stay.communityName,
                stay.reason && t.began(stay.reason),
                stay.endReason && t.ended(stay.endReason),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {endOf(stay) && (
              <Button kind="quiet" onPress={() => setEnding(stay)}>
                {endOf(stay)}…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && <EndSheet stay={ending} personId={answer.person.personId} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function EndSheet({ stay, personId, onClose }: { stay: Stay; personId: string; onClose(): void }) {
  const t = useMessages(messages);
  const done = { onDone: onClose, invalidates: ['person.', 'household.'] };
  const leave = useCommand(leaveWork, done);
  const end = useCommand(endRegistration, done);
  const isWork = stay.kind === 'working';
  return (
    <ReasonSheet
      title={isWork ? t.leaveWork : t.endRegistration}
      press={t.press}
      isGrave
      asksDay
      what={isWork ? t.leaveWhat(stay.address) : t.endWhat(stay.address)}
      command={isWork ? leave : end}
      onSubmit={(reason, on) => {
        const day = on ? { on } : {};
        if (isWork) void leave.run({ stayId: stay.stayId, reason, ...day });
        else void end.run({ personId, reason, ...day });
      }}
      onClose={onClose}
    />
  );
}
