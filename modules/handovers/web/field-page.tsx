// One hand-over on the phone: what came first, the one tap always in reach.
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { receiveHandover } from '../shared/commands.ts';
import { handoverPage } from '../shared/queries.ts';
import { HandoverFacts, HandoverHead, HandoverStory } from './handover-record.tsx';
import style from './handovers.module.css';

const messages = {
  zh: { back: '回今日', receive: '接收', queued: '已记下，有网就送' },
  en: { back: 'Today', receive: 'Receive', queued: 'Kept; sent when there is a network' },
};

export default function HandoverOnPhone() {
  const t = useMessages(messages);
  const handoverId = useParam('handoverId') ?? '';
  const { answer: page, problem, isFirst, again } = useAsk(handoverPage, { handoverId }, { events: ['handover.'] });
  const receive = useCommand(receiveHandover, { invalidates: ['handover.'] });
  return (
    <div className={style['page']}>
      <div>
        <LinkButton kind="quiet" icon="back" to="/field">
          {t.back}
        </LinkButton>
      </div>
      {isFirst && <Skeleton lines={6} />}
      {!page && <ProblemNote problem={problem} again={again} />}
      {page && (
        <>
          <HandoverHead page={page} />
          <HandoverStory page={page} door="field" />
          <HandoverFacts page={page} />
        </>
      )}
      <ProblemNote problem={receive.problem} again={receive.again} />
      {receive.phase === 'queued' && <p className="muted">{t.queued}</p>}
      {page?.mayReceive && receive.phase !== 'queued' && (
        <div className={style['foot']}>
          <Button kind="primary" big wide busy={receive.isSending} onPress={() => void receive.run({ handoverId })}>
            {t.receive}
          </Button>
        </div>
      )}
    </div>
  );
}
