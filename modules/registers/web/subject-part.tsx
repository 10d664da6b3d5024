// On the page of a person or a place: the registers it is on, since when and why, those it left, and who opened it from a sensitive one.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { enterRegister, leaveRegister } from '../shared/commands.ts';
import { registersOfSubject } from '../shared/queries.ts';
import style from './registers.module.css';

const messages = {
  zh: {
    title: '台账',
    none: '不在任何台账上',
    since: (from: string, until: string | null) => (until ? `${from} 至 ${until}` : `${from} 起`),
    left: '已移出',
    owner: (name: string) => `专人 ${name}`,
    vacant: (name: string) => `专人空缺（${name}已离岗）`,
    enter: '列入台账…',
    enterTitle: '列入台账',
    which: '哪本台账',
    choose: '请选择',
    reason: '原因',
    press: '列入',
    leave: '移出…',
    leaveTitle: (title: string) => `移出“${title}”`,
    pressLeave: '移出',
    missing: '请选台账并写明原因',
    noReason: '请写明原因',
    looks: '从敏感台账查看过的人',
    hidden: '敏感台账',
  },
  en: {
    title: 'Registers',
    none: 'On no register',
    since: (from: string, until: string | null) => (until ? `${from} to ${until}` : `since ${from}`),
    left: 'Left',
    owner: (name: string) => `${name} answers by name`,
    vacant: (name: string) => `vacant (${name} left the post)`,
    enter: 'Enter on a register…',
    enterTitle: 'Enter on a register',
    which: 'Register',
    choose: 'Choose',
    reason: 'Reason',
    press: 'Enter',
    leave: 'Take off…',
    leaveTitle: (title: string) => `Take off “${title}”`,
    pressLeave: 'Take off',
    missing: 'Choose a register and give a reason',
    noReason: 'Give a reason',
    looks: 'Opened from a sensitive register',
    hidden: 'a sensitive register',
  },
};

type Answer = QueryAnswer<typeof registersOfSubject>;
type Standing = Answer['standing'][number];
const dayOf = (at: string) => dateOf(instantOf(at));

export default function SubjectPart() {
  const t = useMessages(messages);
  const words = useWords();
  const subjectId = useSubject();
  const [open, setOpen] = useState<'enter' | Standing>();
  const { answer, problem, again } = useAsk(
    registersOfSubject,
    { subjectId },
    { events: ['register.', 'owner.', 'person.'] },
  );
  // The house puts an entry on its list within a second; the part asks again then.
  const done = () => {
    setOpen(undefined);
    setTimeout(again, 1500);
  };
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const now = answer.standing.filter(({ until }) => until === null);
  const left = answer.standing.filter(({ until }) => until !== null);
  return (
    <section className={style['part']}>
      <h3>{t.title}</h3>
      {now.length === 0 && <p className="muted">{t.none}</p>}
      <ul>
        {now.map((one) => (
          <li key={one.registerId}>
            <span>
              <Link to={`/desk/registers/${one.registerId}`}>{words(one.title)}</Link>
              {one.isSensitive && <Icon name="lock" size={14} />}
              <span className="muted">{t.since(dayOf(one.since), null)}</span>
              {one.owners.map((owner) => (
                <span key={owner.postId} className={owner.isVacant ? 'soon' : 'muted'}>
                  {owner.isVacant ? t.vacant(owner.name) : t.owner(owner.name)}
                </span>
              ))}
              {one.isKept && answer.mayEnter !== undefined && (
                <Button kind="quiet" onPress={() => setOpen(one)}>
                  {t.leave}
                </Button>
              )}
            </span>
            <span className="muted">{words(one.why)}</span>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <details>
          <summary className="muted">
            {t.left} {left.length}
          </summary>
          <ul>
            {left.map((one) => (
              <li key={`${one.registerId} ${one.since}`} className="muted">
                <span>
                  {words(one.title)} {t.since(dayOf(one.since), one.until && dayOf(one.until))}
                </span>
                <span>{words(one.why)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {answer.mayEnter.length > 0 && (
        <div>
          <Button icon="plus" onPress={() => setOpen('enter')}>
            {t.enter}
          </Button>
        </div>
      )}
      <Looks looks={answer.looks} />
      {open === 'enter' && (
        <EnterSheet subjectId={subjectId} choices={answer.mayEnter} onClose={() => setOpen(undefined)} onDone={done} />
      )}
      {open !== undefined && open !== 'enter' && (
        <LeaveSheet subjectId={subjectId} standing={open} onClose={() => setOpen(undefined)} onDone={done} />
      )}
    </section>
  );
}

function Looks({ looks }: Pick<Answer, 'looks'>) {
  const t = useMessages(messages);
  const words = useWords();
  if (looks.length === 0) return null;
  return (
    <details>
      <summary className="muted">
        {t.looks} {looks.length}
      </summary>
      <ul>
        {looks.map((look) => (
          <li key={`${look.at} ${look.byName}`} className="muted">
            <span>
              <Moment at={look.at} /> {look.byName} · {look.registerTitle ? words(look.registerTitle) : t.hidden}
            </span>
            <span>{look.purpose}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type SheetProps = { subjectId: string; onClose: () => void; onDone: () => void };

function EnterSheet({ subjectId, choices, onClose, onDone }: SheetProps & { choices: Answer['mayEnter'] }) {
  const t = useMessages(messages);
  const words = useWords();
  const [entryId] = useState(newId);
  const [registerId, setRegister] = useState('');
  const [reason, setReason] = useState('');
  const enter = useCommand(enterRegister, { onDone, invalidates: ['register.', 'person.'] });
  const whyNot = registerId === '' || reason.trim() === '' ? t.missing : undefined;
  return (
    <ReasonSheet
      title={t.enterTitle}
      press={t.press}
      command={enter}
      whyNot={whyNot}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onSubmit={() => void enter.run({ entryId, registerId, subjectId, reason: reason.trim() })}
    >
      <Select<string>
        label={t.which}
        value={registerId}
        placeholder={t.choose}
        onChange={setRegister}
        options={choices.map((one) => ({ value: one.registerId, label: words(one.title) }))}
      />
    </ReasonSheet>
  );
}

function LeaveSheet({ subjectId, standing, onClose, onDone }: SheetProps & { standing: Standing }) {
  const t = useMessages(messages);
  const words = useWords();
  const [reason, setReason] = useState('');
  const leave = useCommand(leaveRegister, { onDone, invalidates: ['register.', 'person.'] });
  return (
    <ReasonSheet
      title={t.leaveTitle(words(standing.title))}
      press={t.pressLeave}
      command={leave}
      whyNot={reason.trim() === '' ? t.noReason : undefined}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onSubmit={() => void leave.run({ registerId: standing.registerId, subjectId, reason: reason.trim() })}
    />
  );
}

type ReasonSheetProps = {
  title: string;
  press: string;
  command: Pick<ReturnType<typeof useCommand>, 'isSending' | 'problem' | 'again'>;
  whyNot: string | undefined;
  reason: string;
  onReason: (reason: string) => void;
  onClose: () => void;
  onSubmit: () => void;
  children?: React.ReactNode;
};

function ReasonSheet({
  title,
  press,
  command,
  whyNot,
  reason,
  onReason,
  onClose,
  onSubmit,
  children,
}: ReasonSheetProps) {
  const t = useMessages(messages);
  return (
    <Sheet open onClose={onClose} title={title} place="side">
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!whyNot && !command.isSending) onSubmit();
        }}
      >
        {children}
        <TextField label={t.reason} lines={2} value={reason} maxLength={300} onChange={onReason} />
        <ProblemNote problem={command.problem} again={command.again} />
        <div>
          <Button type="submit" kind="primary" busy={command.isSending} whyNot={whyNot}>
            {press}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
