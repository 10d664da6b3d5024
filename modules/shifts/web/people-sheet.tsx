// Everybody on one shift: who is there, who is lacking by name of role; put on, replaced, told that they came or left. For who plans and for the chief of the site.
import { useState } from 'react';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { cancelShift, comeToShift, leaveShift } from '../shared/commands.ts';
import { type RosterLine, shiftPage } from '../shared/queries.ts';
import { lineStateTitles, type ShiftWords } from '../shared/roster.ts';
import { AccountSheet } from './account-sheet.tsx';
import { EndSheet } from './end-sheet.tsx';
import { FatigueTag } from './fatigue-tag.tsx';
import { PickPeople } from './pick-people.tsx';
import style from './shifts.module.css';
import { spanOf, stateTones, titleOfRole } from './words.ts';

const messages = {
  zh: {
    lacking: '缺',
    add: '排人…',
    come: '到岗',
    leave: '离岗',
    replace: '换人…',
    account: '临时账号…',
    hasAccount: '临时账号',
    end: '改结束时间…',
    cancel: '取消班次…',
    cancelTitle: '取消班次',
    cancelWhat: '排好的人会空出来。',
    list: '班上的人',
    nobody: '还没有排人',
    sorts: { staff: '', seconded: '下沉', volunteer: '志愿者' } satisfies Record<RosterLine['sort'], string>,
  },
  en: {
    lacking: 'lacking',
    add: 'Put on…',
    come: 'Came',
    leave: 'Left',
    replace: 'Replace…',
    account: 'Account…',
    hasAccount: 'account',
    end: 'Change the end…',
    cancel: 'Cancel the shift…',
    cancelTitle: 'Cancel the shift',
    cancelWhat: 'Whoever stood on it is free again.',
    list: 'On this shift',
    nobody: 'Nobody yet',
    sorts: { staff: '', seconded: 'seconded', volunteer: 'volunteer' },
  },
};
const stale = { invalidates: ['shift.'] };

type Picking = { role: string; replaces?: RosterLine };

export function PeopleSheet({
  shiftId,
  onClose,
  mayPlan = false,
}: {
  shiftId: string;
  onClose: () => void;
  mayPlan?: boolean;
}) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { answer, problem, again } = useAsk(shiftPage, { shiftId }, { events: ['shift.'] });
  const [picking, setPicking] = useState<Picking>();
  const [accountOf, setAccountOf] = useState<RosterLine>();
  const [isCancelling, setCancelling] = useState(false);
  const [isEnding, setEnding] = useState(false);
  if (!answer)
    return (
      <Sheet open onClose={onClose} title="…">
        {problem ? <ProblemNote problem={problem} again={again} /> : <Skeleton lines={4} />}
      </Sheet>
    );
  const { shift, words: all, mayLead } = answer;
  if (picking)
    return (
      <PickPeople
        shift={shift}
        words={all}
        role={picking.role}
        replaces={picking.replaces}
        onClose={() => setPicking(undefined)}
      />
    );
  if (accountOf) return <AccountSheet line={accountOf} shift={shift} onClose={() => setAccountOf(undefined)} />;
  if (isEnding) return <EndSheet shift={shift} onClose={() => setEnding(false)} />;
  if (isCancelling)
    return (
      <ReasonSheet
        command={cancelShift}
        title={t.cancelTitle}
        press={t.cancelTitle}
        what={t.cancelWhat}
        input={(reason) => ({ shiftId, reason })}
        invalidates={['shift.']}
        onClose={onClose}
      />
    );
  const isOver = instantOf(shift.until) <= now;
  const mayCancel = mayPlan && !isOver && !shift.lines.some(({ cameAt }) => cameAt);
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${shift.siteTitle} · ${spanOf(shift.from, shift.until, lang)}`}
      foot={
        mayPlan &&
        !isOver && (
          <>
            {shift.kind === 'work' && (
              <Button kind="quiet" onPress={() => setEnding(true)}>
                {t.end}
              </Button>
            )}
            {mayCancel && (
              <Button kind="quiet" onPress={() => setCancelling(true)}>
                {t.cancel}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={style['form']}>
        <p className="muted">
          <Day on={dateOf(instantOf(shift.from))} /> · {shift.task} · {shift.unitName}
        </p>
        {mayLead && !isOver && (
          <div className={style['row']}>
            {shift.gaps.map(({ role, lacking }) => (
              <Button key={role} icon="plus" onPress={() => setPicking({ role })}>
                {`${t.lacking}${words(titleOfRole(all, role))} ${lacking}`}
              </Button>
            ))}
            {shift.gaps.length === 0 && (
              <Button
                icon="plus"
                onPress={() => setPicking({ role: shift.wanted[0]?.role ?? all.roles[0]?.code ?? '' })}
              >
                {t.add}
              </Button>
            )}
          </div>
        )}
        {shift.lines.length === 0 && <p className="muted">{t.nobody}</p>}
        <ul className={style['lines']} aria-label={t.list}>
          {shift.lines.map((line) => (
            <Line
              key={line.lineId}
              line={line}
              words={all}
              mayAct={mayLead}
              isOver={isOver}
              onReplace={() => setPicking({ role: line.role, replaces: line })}
              onAccount={() => setAccountOf(line)}
            />
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

type LineProps = {
  line: RosterLine;
  words: ShiftWords;
  mayAct: boolean;
  isOver: boolean;
  onReplace: () => void;
  onAccount: () => void;
};

function Line({ line, words: all, mayAct, isOver, onReplace, onAccount }: LineProps) {
  const t = useMessages(messages);
  const words = useWords();
  const come = useCommand(comeToShift, stale);
  const leave = useCommand(leaveShift, stale);
  const { lineId, state } = line;
  const isStanding = state === 'asked' || state === 'accepted';
  return (
    <li>
      <div className={style['who']}>
        <b>{line.name}</b>
        <span>{words(titleOfRole(all, line.role))}</span>
        {t.sorts[line.sort] && <Tag>{t.sorts[line.sort]}</Tag>}
        <Tag tone={stateTones[state]}>{words(lineStateTitles[state])}</Tag>
        <FatigueTag fatigue={line.fatigue} />
        {line.hasAccount && <Tag tone="teal">{t.hasAccount}</Tag>}
        <small className="muted">
          {line.fromText}
          {line.reason && ` · “${line.reason}”`}
          {line.cameAt && (
            <>
              {' · '}
              <Moment at={line.cameAt} short />
              {line.leftAt && (
                <>
                  {' – '}
                  <Moment at={line.leftAt} short />
                </>
              )}
            </>
          )}
        </small>
      </div>
      {mayAct && (
        <div className={style['acts']}>
          {isStanding && (
            <Button
              kind="quiet"
              busy={come.isSending}
              label={`${t.come} ${line.name}`}
              onPress={() => void come.run({ lineId })}
            >
              {t.come}
            </Button>
          )}
          {state === 'came' && (
            <Button
              kind="quiet"
              busy={leave.isSending}
              label={`${t.leave} ${line.name}`}
              onPress={() => void leave.run({ lineId })}
            >
              {t.leave}
            </Button>
          )}
          {!isOver && (isStanding || state === 'came') && line.isVolunteer && (
            <Button kind="quiet" label={`${t.account} ${line.name}`} onPress={onAccount}>
              {t.account}
            </Button>
          )}
          {!isOver && (isStanding || state === 'came' || state === 'declined') && (
            <Button kind="quiet" label={`${t.replace} ${line.name}`} onPress={onReplace}>
              {t.replace}
            </Button>
          )}
        </div>
      )}
      <ProblemNote problem={come.problem ?? leave.problem} again={come.again ?? leave.again} />
    </li>
  );
}
