// What the caller may do now: urge, add, thank, take back. Only what is open is there; each opens in place.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';
import { remindRequest, stateMore, thankRequest, withdrawRequest } from '../../../shared/commands.ts';
import style from './caller-acts.module.css';
import { SayForm } from './say-form.tsx';

const messages = {
  zh: {
    acts: '您可以',
    remind: '催一下',
    reminded: '已催，他们马上看到',
    state: '补充说明',
    thank: '说声谢谢',
    withdraw: '不办了，撤销',
    really: '撤销后就不办了',
    yes: '撤销',
    no: '先不撤',
    stateHow: '情况有变、想起什么，都可以补',
    thankHow: '写给帮您的人',
  },
  en: {
    acts: 'You may',
    remind: 'Remind them',
    reminded: 'Reminded; they see it at once',
    state: 'Add something',
    thank: 'Say thanks',
    withdraw: 'Not needed, withdraw',
    really: 'Withdrawn, nobody will do it',
    yes: 'Withdraw',
    no: 'Keep it',
    stateHow: 'Anything that changed or came to mind',
    thankHow: 'To whoever helped you',
  },
};

type Open = 'state' | 'thank' | 'withdraw' | undefined;

export function CallerActs({ request }: { request: FollowedRequest }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<Open>();
  const [supervisionId] = useState(newId);
  const remind = useCommand(remindRequest);
  const withdraw = useCommand(withdrawRequest);
  const { id: requestId } = request;
  const toggle = (which: Open) => setOpen(open === which ? undefined : which);
  // The judgement comes before the thanks: one question at a time.
  const mayThank = request.mayThank && !request.mayRate;
  const isAny = request.mayRemind || request.mayState || mayThank || request.mayWithdraw;
  if (!isAny) return null;
  return (
    <section className={style['acts']} aria-label={t.acts}>
      <div className={style['row']}>
        {request.mayRemind &&
          (remind.phase === 'done' ? (
            <p role="status" className={style['done']}>
              {t.reminded}
            </p>
          ) : (
            <Button icon="bell" busy={remind.isSending} onPress={() => void remind.run({ requestId, supervisionId })}>
              {t.remind}
            </Button>
          ))}
        {request.mayState && (
          <Button icon="pencil" expanded={open === 'state'} onPress={() => toggle('state')}>
            {t.state}
          </Button>
        )}
        {mayThank && (
          <Button icon="heart" expanded={open === 'thank'} onPress={() => toggle('thank')}>
            {t.thank}
          </Button>
        )}
        {request.mayWithdraw && (
          <Button icon="undo" expanded={open === 'withdraw'} onPress={() => toggle('withdraw')}>
            {t.withdraw}
          </Button>
        )}
      </div>
      <ProblemNote problem={remind.problem} again={remind.again} />
      {open === 'state' && (
        <SayForm command={stateMore} requestId={requestId} label={t.stateHow} onDone={() => setOpen(undefined)} />
      )}
      {open === 'thank' && (
        <SayForm
          command={thankRequest}
          requestId={requestId}
          label={t.thankHow}
          needsWords
          onDone={() => setOpen(undefined)}
        />
      )}
      {open === 'withdraw' && (
        <div className={style['row']}>
          <p>{t.really}</p>
          <Button
            kind="danger"
            busy={withdraw.isSending}
            onPress={() => void withdraw.run({ requestId, reason: 'caller_withdrew' })}
          >
            {t.yes}
          </Button>
          <Button onPress={() => setOpen(undefined)}>{t.no}</Button>
          <ProblemNote problem={withdraw.problem} again={withdraw.again} />
        </div>
      )}
    </section>
  );
}
