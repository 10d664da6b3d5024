// One hand-over: what went by kind, each count opening to names; both receipts with their time; at the foot what may be done.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { dropHandover, receiveHandover } from '../shared/commands.ts';
import { kindTitles, stateTitles } from '../shared/handover.ts';
import { type HandoverPage, handoverPage } from '../shared/queries.ts';
import { HandoverPartCard } from './handover-part.tsx';
import style from './handovers.module.css';

const messages = {
  zh: {
    gives: (name: string) => `${name} 的交接`,
    reason: '原因',
    asked: '提出',
    given: '交出',
    moment: '生效',
    until: '到期交回',
    back: '已交回',
    dropped: '没有办成',
    receive: '接收',
    arrange: '安排…',
    drop: '撤销…',
    dropTitle: '撤销这次交接',
    dropPress: '撤销',
    dropWhat: '还没有生效，撤销后岗位和手上的事都不动。',
    planned: '还没有生效。到时岗位和手上的事一起交出，下面只是说好交给谁。',
    waitsForGiver: '已提出，等有任免权的人安排；安排之前什么都没有动。',
  },
  en: {
    gives: (name: string) => `${name} hands over`,
    reason: 'Reason',
    asked: 'Asked',
    given: 'Given',
    moment: 'Takes effect',
    until: 'Comes back',
    back: 'Came back',
    dropped: 'Dropped',
    receive: 'Receive',
    arrange: 'Arrange…',
    drop: 'Drop…',
    dropTitle: 'Drop this hand-over',
    dropPress: 'Drop',
    dropWhat: 'It has not taken effect: posts and work stay as they are.',
    planned: 'Not in effect yet: posts and work go together at the moment; below stands only who is to have what.',
    waitsForGiver: 'Asked for; waits for whoever may appoint. Nothing has moved.',
  },
};

const by = (name: string | null, at: Date | null) =>
  at && (
    <>
      {name} · <Moment at={at} />
    </>
  );

export function HandoverRecord({ handoverId }: { handoverId: string }) {
  const { answer: page, problem, isFirst, again } = useAsk(handoverPage, { handoverId }, { events: ['handover.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!page) return <ProblemNote problem={problem} again={again} />;
  return (
    <RecordFrame
      head={<HandoverHead page={page} />}
      facts={<HandoverFacts page={page} />}
      story={<HandoverStory page={page} />}
      acts={<HandoverActs page={page} />}
    />
  );
}

export function HandoverHead({ page: { handover } }: { page: HandoverPage }) {
  const t = useMessages(messages);
  const words = useWords();
  const tone = handover.state === 'dropped' ? 'red' : handover.state === 'in_effect' ? 'green' : 'plain';
  return (
    <div className={style['head']}>
      <h1>{t.gives(handover.leaverName)}</h1>
      <p className={style['line']}>
        <Tag tone={tone}>{words(stateTitles[handover.state])}</Tag>
        <span className="muted">{words(kindTitles[handover.kind])}</span>
      </p>
    </div>
  );
}

export function HandoverFacts({ page: { handover } }: { page: HandoverPage }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={style['part']}>
      <Facts
        facts={[
          { label: t.reason, value: handover.reason },
          { label: t.asked, value: by(handover.askedBy, handover.askedAt) },
          { label: t.given, value: by(handover.givenBy, handover.givenAt) },
          handover.state !== 'asked' && {
            label: t.moment,
            value: <Moment at={handover.tookEffectAt ?? handover.moment} />,
          },
          handover.until !== null && { label: t.until, value: <Moment at={handover.until} /> },
          handover.broughtBackAt !== null && { label: t.back, value: <Moment at={handover.broughtBackAt} /> },
          handover.droppedReason !== null && { label: t.dropped, value: words(handover.droppedReason) },
        ]}
      />
    </section>
  );
}

export function HandoverStory({ page, door = 'desk' }: { page: HandoverPage; door?: 'desk' | 'field' }) {
  const t = useMessages(messages);
  const { state } = page.handover;
  return (
    <div className={style['story']}>
      {state === 'asked' && <Note>{t.waitsForGiver}</Note>}
      {state === 'planned' && <Note icon="clock">{t.planned}</Note>}
      {page.parts.map((part) => (
        <HandoverPartCard key={part.partId} page={page} part={part} door={door} />
      ))}
    </div>
  );
}

function HandoverActs({ page }: { page: HandoverPage }) {
  const t = useMessages(messages);
  const go = useGo();
  const [isDropping, setDropping] = useState(false);
  const { id: handoverId, leaverStaffId } = page.handover;
  const receive = useCommand(receiveHandover, { invalidates: ['handover.'] });
  if (!page.mayReceive && !page.mayGive && !page.mayDrop) return null;
  return (
    <>
      <ActBar
        abilities={[
          { act: 'receive', may: page.mayReceive },
          { act: 'arrange', may: page.mayGive },
          { act: 'drop', may: page.mayDrop },
        ]}
        acts={[
          {
            act: 'receive',
            label: t.receive,
            kind: 'primary',
            isBusy: receive.isSending,
            onPick: () => void receive.run({ handoverId }),
          },
          {
            act: 'arrange',
            label: t.arrange,
            kind: 'primary',
            onPick: () => go(`/desk/handovers/new/${leaverStaffId}`, { asked: handoverId }),
          },
          { act: 'drop', label: t.drop, onPick: () => setDropping(true) },
        ]}
      >
        {receive.problem && <ProblemNote problem={receive.problem} again={receive.again} />}
      </ActBar>
      {isDropping && (
        <ReasonSheet
          command={dropHandover}
          title={t.dropTitle}
          press={t.dropPress}
          what={t.dropWhat}
          input={(reason) => ({ handoverId, reason })}
          invalidates={['handover.']}
          onClose={() => setDropping(false)}
        />
      )}
    </>
  );
}
