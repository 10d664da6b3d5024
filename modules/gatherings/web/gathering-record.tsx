// One gathering: what it is, who came, what came of it; at the foot the next act.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { cancelGathering } from '../shared/commands.ts';
import { attendTitles, groupTitles, kindWords, modeTitles, stateTitles } from '../shared/gathering.ts';
import { type GatheringPage, gatheringPage } from '../shared/queries.ts';
import style from './gatherings.module.css';
import { ReadingSheet } from './reading-sheet.tsx';
import { ReadingsPart } from './readings-part.tsx';
import { ResultSheet } from './result-sheet.tsx';
import { RollSheet } from './roll-sheet.tsx';

const messages = {
  zh: {
    when: '时间',
    where: '地点',
    how: '方式',
    unit: '单位',
    by: '安排人',
    forWhom: '对象',
    counts: '算作',
    group: '五为',
    need: '需求',
    beneficiary: '受益人',
    result: '结果',
    reason: '取消原因',
    came: (n: number) => `来了 ${n} 人`,
    publicCount: (n: number) => `另有群众 ${n} 人`,
    hours: (n: number) => `${n} 小时`,
    closed: '应办已完成',
    nobody: '还没有点名',
    waits: '等着反馈：为谁办的、办成什么样。告诉了才算完。',
    roll: '点名…',
    more: '补记来的人…',
    tell: '反馈结果…',
    reading: '记检查结果…',
    cancel: '取消…',
    cancelTitle: '取消这次活动',
    cancelPress: '取消活动',
    cancelWhat: '还没有开展，取消后不再提示点名。',
    early: { zh: '活动还没到开始的时间', en: 'It has not begun yet' },
  },
  en: {
    when: 'When',
    where: 'Where',
    how: 'How',
    unit: 'Unit',
    by: 'Planned by',
    forWhom: 'For',
    counts: 'Counts for',
    group: 'For',
    need: 'Need',
    beneficiary: 'Beneficiary',
    result: 'Result',
    reason: 'Why cancelled',
    came: (n: number) => `${n} came`,
    publicCount: (n: number) => `and ${n} of the public`,
    hours: (n: number) => `${n} h`,
    closed: 'Duty done',
    nobody: 'The roll was not called yet',
    waits: 'Waiting to be told: for whom, and what came of it.',
    roll: 'Call the roll…',
    more: 'Add who came…',
    tell: 'Tell the result…',
    reading: 'Record a reading…',
    cancel: 'Cancel…',
    cancelTitle: 'Cancel this gathering',
    cancelPress: 'Cancel it',
    cancelWhat: 'It was not held; nobody is reminded of the roll any more.',
    early: { zh: '活动还没到开始的时间', en: 'It has not begun yet' },
  },
};

export function GatheringRecord({ gatheringId }: { gatheringId: string }) {
  const { answer: page, problem, isFirst, again } = useAsk(gatheringPage, { gatheringId }, { events: ['gathering.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!page) return <ProblemNote problem={problem} again={again} />;
  return (
    <RecordFrame
      head={<Head page={page} />}
      facts={<GatheringFacts page={page} />}
      story={<Story page={page} />}
      acts={<Acts page={page} />}
    />
  );
}

function Head({ page: { gathering } }: { page: GatheringPage }) {
  const words = useWords();
  const { state } = gathering;
  return (
    <div className={style['head']}>
      <h1>{gathering.topic}</h1>
      <p className={style['line']}>
        <Tag tone={state === 'over' ? 'green' : state === 'open' ? 'amber' : 'plain'}>{words(stateTitles[state])}</Tag>
        <span className="muted">{words(kindWords[gathering.kind].title)}</span>
        {gathering.isDrill && <DrillTag />}
      </p>
    </div>
  );
}

function GatheringFacts({ page: { gathering } }: { page: GatheringPage }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={style['part']}>
      <Facts
        facts={[
          { label: t.when, value: <Moment at={gathering.heldAt ?? gathering.startsAt} /> },
          { label: t.where, value: gathering.placeText },
          { label: t.how, value: words(modeTitles[gathering.mode]) },
          gathering.registerTitle !== null && { label: t.forWhom, value: words(gathering.registerTitle) },
          gathering.rhythmTitle !== null && { label: t.counts, value: words(gathering.rhythmTitle) },
          gathering.serviceGroup !== null && { label: t.group, value: words(groupTitles[gathering.serviceGroup]) },
          { label: t.unit, value: gathering.unitName },
          { label: t.by, value: gathering.byName },
        ]}
      />
    </section>
  );
}

function Story({ page }: { page: GatheringPage }) {
  const t = useMessages(messages);
  const words = useWords();
  const { gathering, people } = page;
  return (
    <div className={style['story']}>
      {gathering.state === 'open' && <Note icon="clock">{t.waits}</Note>}
      {(gathering.need || gathering.beneficiary || gathering.result || gathering.cancelReason) && (
        <section className={style['part']}>
          <Facts
            facts={[
              { label: t.need, value: gathering.need },
              { label: t.beneficiary, value: gathering.beneficiary },
              { label: t.result, value: gathering.result },
              { label: t.reason, value: gathering.cancelReason },
            ]}
          />
        </section>
      )}
      {/* A deed is held without anybody being counted. */}
      {(people.length > 0 || gathering.publicCount !== null || !kindWords[gathering.kind].wantsResult) && (
        <section className={style['part']}>
          <h2>{gathering.heldAt ? t.came(people.length) : t.nobody}</h2>
          {gathering.publicCount !== null && <p className="muted">{t.publicCount(gathering.publicCount)}</p>}
          {people.length > 0 && (
            <ul className={style['people']}>
              {people.map((one) => (
                <li key={one.personId}>
                  <b>{one.name}</b>
                  <span className="muted">{words(attendTitles[one.mode])}</span>
                  {one.hours !== null && <span className="num">{t.hours(one.hours)}</span>}
                  {one.closed && <Tag tone="green">{t.closed}</Tag>}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {page.readings && <ReadingsPart readings={page.readings} />}
    </div>
  );
}

type Open = 'roll' | 'result' | 'reading' | 'cancel';

function Acts({ page }: { page: GatheringPage }) {
  const t = useMessages(messages);
  const now = useNow();
  const [open, setOpen] = useState<Open>();
  const { gathering } = page;
  const { gatheringId, state, kind } = gathering;
  const hasBegun = instantOf(gathering.startsAt) <= now;
  const close = () => setOpen(undefined);
  if (state === 'cancelled') return null;
  return (
    <>
      <ActBar
        abilities={[
          { act: 'roll', may: hasBegun, whyNot: t.early },
          { act: 'result', may: state === 'open' },
          { act: 'reading', may: page.readings !== null && page.people.length > 0 },
          { act: 'cancel', may: state === 'planned' },
        ]}
        acts={[
          { act: 'result', label: t.tell, kind: 'primary', onPick: () => setOpen('result') },
          {
            act: 'roll',
            label: gathering.heldAt ? t.more : t.roll,
            explains: true,
            ...(gathering.heldAt ? {} : { kind: 'primary' as const }),
            onPick: () => setOpen('roll'),
          },
          { act: 'reading', label: t.reading, onPick: () => setOpen('reading') },
          { act: 'cancel', label: t.cancel, kind: 'danger', onPick: () => setOpen('cancel') },
        ]}
      />
      {open === 'roll' && <RollSheet page={page} onClose={close} />}
      {open === 'result' && (
        <ResultSheet gatheringId={gatheringId} beneficiary={gathering.beneficiary ?? ''} kind={kind} onClose={close} />
      )}
      {open === 'reading' && <ReadingSheet page={page} onClose={close} />}
      {open === 'cancel' && (
        <ReasonSheet
          command={cancelGathering}
          title={t.cancelTitle}
          press={t.cancelPress}
          what={t.cancelWhat}
          input={(reason) => ({ gatheringId, reason })}
          invalidates={['gathering.']}
          onClose={close}
        />
      )}
    </>
  );
}
