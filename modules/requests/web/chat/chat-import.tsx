// 群聊导入: a pasted WeChat chat becomes matters to confirm; what was left out stays in sight with the reason; one press registers the rest.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { mergeRequest, reportRequest } from '../../shared/commands.ts';
import { splitChatQuery } from '../../shared/queries.ts';
import { UnitPicker } from '../parts/pickers.tsx';
import { useCatalogue } from '../parts/use-catalogue.ts';
import style from './chat-import.module.css';
import { DroppedLines, wordsOf } from './dropped-lines.tsx';
import { MatterCard } from './matter-card.tsx';
import { isOpen, registerMatters, workOf } from './matters.ts';
import { useChat } from './use-chat.ts';

const messages = {
  zh: {
    title: '群聊导入',
    sub: '把网格微信群的聊天贴进来，拆成一件一件，确认后登记',
    back: '回诉求列表',
    paste: '群聊内容',
    pasteHint: '在微信里多选消息，复制，粘贴到这里。一天的聊天一次贴进来就行。',
    split: '拆分',
    again: '重新拆分',
    clear: '清空，再来一次',
    found: (n: number) => `拆出 ${n} 件`,
    none: '没有看到要办的事',
    noneHow: '下面列出了每一行为什么没有算作诉求；看漏了的，可以点“当作诉求”。',
    register: (n: number) => `登记这 ${n} 件`,
    progress: (done: number, all: number) => `已登记 ${done} / ${all} 件`,
    done: (n: number) => `${n} 件都登记好了，在队列里等归类派单`,
    nothing: '没有选中的',
    community: '这个群在哪个社区',
    needCommunity: '先选好这个群在哪个社区',
    queue: '去队列看',
  },
  en: {
    title: 'Take in a group chat',
    sub: 'Paste the chat of a grid’s WeChat group; confirm the matters found in it',
    back: 'Back to requests',
    paste: 'The chat',
    pasteHint: 'Select messages in WeChat, copy, paste here. A whole day at once is fine.',
    split: 'Split',
    again: 'Split again',
    clear: 'Clear and start over',
    found: (n: number) => `${n} matters found`,
    none: 'No matter was seen',
    noneHow: 'Below, every line says why it was left out; what was overlooked can be taken in.',
    register: (n: number) => `Register these ${n}`,
    progress: (done: number, all: number) => `${done} of ${all} registered`,
    done: (n: number) => `All ${n} are registered and wait in the queue`,
    nothing: 'None chosen',
    community: 'In which community is this group',
    needCommunity: 'Choose the community of the group first',
    queue: 'To the queue',
  },
};

const placedUnits = ['community', 'village', 'grid'];

export default function ChatImport() {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const asker = useAsker();
  const { post } = useHat();
  const titles = useCatalogue();
  const [chat, change, latest] = useChat();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isSplitting, setSplitting] = useState(false);
  const [isRegistering, setRegistering] = useState(false);
  const report = useCommand(reportRequest);
  const merge = useCommand(mergeRequest);

  async function split(): Promise<void> {
    setSplitting(true);
    setProblem(undefined);
    try {
      const input = { text: chat.paste, ...(chat.territoryId ? { unitId: chat.territoryId } : {}) };
      const answer = await askQuery<QueryAnswer<typeof splitChatQuery>>(splitChatQuery.name, input, asker);
      change((now) => ({ ...now, work: workOf(answer.matters, newId), dropped: answer.dropped, isSplit: true }));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setSplitting(false);
  }
  async function register(): Promise<void> {
    setRegistering(true);
    await registerMatters({
      work: latest().work,
      territoryId: chat.territoryId,
      report: report.run,
      merge: merge.run,
      note: (index, facts) =>
        change((now) => ({ ...now, work: now.work.map((one, i) => (i === index ? { ...one, ...facts } : one)) })),
    });
    setRegistering(false);
  }

  const needsCommunity = !placedUnits.includes(post.unitKind);
  const wanted = chat.work.filter(({ isWanted }) => isWanted);
  const open = chat.work.filter(isOpen);
  const done = wanted.length - open.length;
  const isAllDone = wanted.length > 0 && open.length === 0;
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <Button kind="quiet" icon="back" onPress={() => go('/desk/requests')}>
            {t.back}
          </Button>
        }
      />
      <div className={style['work']}>
        {needsCommunity && (
          <UnitPicker
            label={t.community}
            kinds={['community', 'village']}
            value={chat.territoryId}
            onChange={(territoryId) => change((now) => ({ ...now, territoryId }))}
          />
        )}
        {!chat.isSplit && (
          <form
            className={style['paste']}
            onSubmit={(event) => {
              event.preventDefault();
              if (chat.paste.trim() !== '') void split();
            }}
          >
            <TextField
              label={t.paste}
              hint={t.pasteHint}
              lines={12}
              value={chat.paste}
              onChange={(paste) => change((now) => ({ ...now, paste }))}
              maxLength={200_000}
            />
            <Button
              type="submit"
              kind="primary"
              busy={isSplitting}
              whyNot={
                chat.paste.trim() === ''
                  ? t.pasteHint
                  : needsCommunity && !chat.territoryId
                    ? t.needCommunity
                    : undefined
              }
            >
              {t.split}
            </Button>
          </form>
        )}
        <ProblemNote problem={problem} again={() => void split()} />
        {chat.isSplit && (
          <>
            <div className={style['line']}>
              <h2>{t.found(chat.work.length)}</h2>
              <Button
                kind="quiet"
                onPress={() =>
                  change(() => ({ paste: '', work: [], dropped: [], isSplit: false, territoryId: chat.territoryId }))
                }
              >
                {t.clear}
              </Button>
              {done === 0 && (
                <Button
                  kind="quiet"
                  onPress={() => change((now) => ({ ...now, isSplit: false, work: [], dropped: [] }))}
                >
                  {t.again}
                </Button>
              )}
            </div>
            {chat.work.length === 0 && <EmptyState icon="chat" title={t.none} how={t.noneHow} />}
            <ol className={style['matters']}>
              {chat.work.map((matter, index) => (
                <MatterCard
                  key={matter.requestId}
                  index={index}
                  work={chat.work}
                  titles={titles}
                  isLocked={isRegistering}
                  change={(facts) =>
                    change((now) => ({
                      ...now,
                      work: now.work.map((one, i) => (i === index ? { ...one, ...facts } : one)),
                    }))
                  }
                />
              ))}
            </ol>
            <DroppedLines
              dropped={chat.dropped}
              take={(line) =>
                change((now) => ({
                  ...now,
                  dropped: now.dropped.filter((other) => other !== line),
                  work: [
                    ...now.work,
                    {
                      requestId: newId(),
                      isWanted: true,
                      text: wordsOf(line),
                      speaker: line.speaker ?? '',
                      at: null,
                      phone: '',
                      kindCode: undefined,
                      place: { text: '' },
                      isPlaceOfSpeaker: false,
                      isEmergency: false,
                      because: [],
                      media: [],
                      lines: line.lines,
                      oneWith: null,
                      phase: 'waiting',
                    },
                  ],
                }))
              }
            />
            <div className={style['foot']}>
              {isAllDone ? (
                <>
                  <p className="good" role="status">
                    {t.done(wanted.length)}
                  </p>
                  <Button
                    kind="primary"
                    onPress={() => go('/desk/requests', { tab: 'mine', channels: ['grid_wechat_group'] })}
                  >
                    {t.queue}
                  </Button>
                </>
              ) : (
                <>
                  <Button
                    kind="primary"
                    busy={isRegistering}
                    whyNot={open.length === 0 ? t.nothing : undefined}
                    onPress={() => void register()}
                  >
                    {t.register(open.length)}
                  </Button>
                  {(isRegistering || done > 0) && (
                    <label className={style['progress']} role="status">
                      {t.progress(done, wanted.length)}
                      <progress
                        value={done}
                        max={wanted.length}
                        aria-label={words({ zh: '登记进度', en: 'Progress' })}
                      />
                    </label>
                  )}
                </>
              )}
            </div>
          </>
        )}
      </div>
    </>
  );
}
