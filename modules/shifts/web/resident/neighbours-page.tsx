// 邻里互助 (J5): what neighbours of one community have and want. No names and no numbers: the community rings both and brings them together.
import { useState } from 'react';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { ResidentPage } from '#kernel/web/pieces/resident-page.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endNeighbour, type neighbourKinds, type neighbourSenses, postNeighbour } from '../../shared/board-commands.ts';
import { neighbourBoard } from '../../shared/board-queries.ts';
import { FormSheet } from '../boards/board.tsx';
import { boardWords, optionsOf } from '../boards/board-words.ts';
import style from '../shifts.module.css';

const messages = {
  zh: {
    title: '邻里互助',
    signIn: '用手机号登录后看',
    how: '不显示姓名和电话，由社区联系双方。',
    shut: '邻里互助还没有开放',
    shutHow: '有需要请直接呼叫社区。',
    community: '所在社区',
    choose: '选社区',
    post: '我有 / 我要…',
    senses: { offer: '我有', need: '我要' },
    marks: { offer: '有', need: '要' },
    sense: '您是',
    kind: '什么',
    what: '写一句',
    hint: '如：白菜三棵，放在门口。不用写电话。',
    until: '几天内有效',
    days: { '1': '1 天', '3': '3 天', '7': '7 天' },
    press: '发布',
    wanting: '写一句是什么',
    none: '现在没有互助信息',
    noneHow: '点“我有 / 我要”发一条。',
    matched: '已牵线，社区会联系您',
    settled: '已牵线',
    takeDown: '撤下',
    mine: '我的',
    upTo: '截至',
    kinds: boardWords.zh.neighbours,
  },
  en: {
    title: 'Between neighbours',
    signIn: 'Sign in by phone to see it',
    how: 'No names, no numbers: the community rings both.',
    shut: 'The board is not open here',
    shutHow: 'For what you need, call your community.',
    community: 'Community',
    choose: 'Choose',
    post: 'I have / I need…',
    senses: { offer: 'I have', need: 'I need' },
    marks: { offer: 'has', need: 'needs' },
    sense: 'You',
    kind: 'What',
    what: 'In a line',
    hint: 'Three cabbages, at the door. No number is needed.',
    until: 'Good for',
    days: { '1': '1 day', '3': '3 days', '7': '7 days' },
    press: 'Put it up',
    wanting: 'Write what it is',
    none: 'Nothing offered or needed now',
    noneHow: 'Press “I have / I need”.',
    matched: 'Matched: the community will ring you',
    settled: 'Matched',
    takeDown: 'Take down',
    mine: 'mine',
    upTo: 'until',
    kinds: boardWords.en.neighbours,
  },
};
type Search = { unitId: string | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  unitId: typeof raw['unitId'] === 'string' ? raw['unitId'] : undefined,
});

export default function NeighboursPage() {
  const t = useMessages(messages);
  return (
    <ResidentPage title={t.title} here="/neighbours" icon="home" why={t.signIn} how={t.how}>
      <Neighbours />
    </ResidentPage>
  );
}

function Neighbours() {
  const t = useMessages(messages);
  const [search, change] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(
    neighbourBoard,
    { unitId: search.unitId },
    { keep: true, events: ['neighbour.'] },
  );
  const [isPosting, setPosting] = useState(false);
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (!answer.isOpen) return <EmptyState icon="home" title={t.shut} how={t.shutHow} />;
  const unitId = answer.unitId ?? '';
  return (
    <>
      <p className="muted">{t.how}</p>
      <Select
        label={t.community}
        value={unitId}
        placeholder={t.choose}
        onChange={(next) => change({ unitId: next })}
        options={answer.communities.map((one) => ({ value: one.unitId, label: one.name }))}
      />
      <Button
        kind="primary"
        big
        wide
        icon="plus"
        whyNot={unitId === '' ? t.choose : undefined}
        onPress={() => setPosting(true)}
      >
        {t.post}
      </Button>
      {unitId !== '' && answer.rows.length === 0 && <EmptyState icon="home" title={t.none} how={t.noneHow} />}
      {answer.rows.map((row) => (
        <Post key={row.neighbourId} row={row} />
      ))}
      {isPosting && <PostSheet unitId={unitId} onClose={() => setPosting(false)} />}
    </>
  );
}

function Post({ row }: { row: QueryAnswer<typeof neighbourBoard>['rows'][number] }) {
  const t = useMessages(messages);
  const end = useCommand(endNeighbour, { invalidates: ['neighbour.board'] });
  return (
    <article className={style['card']} aria-label={row.title}>
      <div className={style['cardHead']}>
        <span className={style['who']}>
          <Tag tone={row.sense === 'offer' ? 'teal' : 'amber'} icon={row.sense === 'offer' ? 'heart' : 'question'}>
            {t.marks[row.sense]}
          </Tag>
          <b>{row.title}</b>
        </span>
        {row.isMine && <Tag>{t.mine}</Tag>}
      </div>
      <span className="muted">
        {t.kinds[row.kind]} · {t.upTo} <Moment at={row.until} short />
      </span>
      {row.isMatched && <Tag tone="green">{row.isMine ? t.matched : t.settled}</Tag>}
      {row.isMine && !row.isMatched && (
        <Button
          big
          label={`${t.takeDown} ${row.title}`}
          busy={end.isSending}
          onPress={() => void end.run({ neighbourId: row.neighbourId })}
        >
          {t.takeDown}
        </Button>
      )}
      <ProblemNote problem={end.problem} again={end.again} />
    </article>
  );
}

function PostSheet({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const now = useNow();
  const [neighbourId] = useState(newId);
  const [sense, setSense] = useState<(typeof neighbourSenses)[number]>('offer');
  const [kind, setKind] = useState<(typeof neighbourKinds)[number]>('vegetables');
  const [title, setTitle] = useState('');
  const [days, setDays] = useState<keyof typeof t.days>('3');
  const post = useCommand(postNeighbour, { invalidates: ['neighbour.board'], onDone: onClose });
  return (
    <FormSheet
      title={t.title}
      press={t.press}
      wanting={title.trim() === '' ? t.wanting : undefined}
      run={post}
      onPress={() => {
        const until = new Date(now + Number(days) * DAY_MS).toISOString();
        void post.run({ neighbourId, unitId, sense, kind, title: title.trim(), until });
      }}
      onClose={onClose}
    >
      <Choice label={t.sense} value={sense} onChange={setSense} options={optionsOf(t.senses)} />
      <Choice label={t.kind} value={kind} onChange={setKind} options={optionsOf(t.kinds)} />
      <TextField label={t.what} hint={t.hint} value={title} maxLength={60} onChange={setTitle} />
      <Choice label={t.until} value={days} onChange={setDays} options={optionsOf(t.days)} />
    </FormSheet>
  );
}
