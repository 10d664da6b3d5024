// A round is begun in one page (A9): what for, who, who rings, until when. The list is frozen with the tap.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { beginRound } from '../../shared/commands.ts';
import { roundChoices } from '../../shared/queries.ts';
import style from '../calls.module.css';
import { defaultDue, readBeginSearch, shownCallers, sourceKey, sourceOf, whereFrom } from './source.ts';

const messages = {
  zh: {
    title: '开始一轮电话核对',
    back: '电话核对',
    name: '这一轮叫什么',
    namePlaceholder: '例如：核对漏检人员',
    purpose: '为什么打（接通先说这一句，也记进号码查看记录）',
    purposePlaceholder: '例如：我是社区的，核对家里每个人是不是都做了',
    source: '打给谁',
    choose: '选一份名单',
    register: (title: string, n: number) => `台账：${title}（${n} 人）`,
    notYet: (title: string, slot: string, n: number) => `没做完：${title} ${slot}（${n} 人）`,
    due: '截止',
    callers: '谁来打',
    callersHow: '几个人一起打，不会打到同一个人',
    find: '找别的人：姓名或网格',
    onlyDuty: '这份名单是敏感名单，只列出有职责的人',
    tries: '没人接最多打几次',
    apart: '隔多久再打',
    apartOptions: { 30: '30 分钟', 60: '1 小时', 120: '2 小时', 240: '4 小时', 1440: '一天' },
    until: '晚上打到几点',
    begin: '定下名单，开始',
    how: '名单现在定下；没有电话的直接交给网格员上门。',
    none: '辖区里还没有可以核对的名单',
    noneHow: '台账里有了人，或者有没做完的应办，就可以在这里开始一轮。',
  },
  en: {
    title: 'Begin a call-round',
    back: 'Call-rounds',
    name: 'What is this round called',
    namePlaceholder: 'e.g. Who is not tested yet',
    purpose: 'What for (said first, and on record with each number opened)',
    purposePlaceholder: 'e.g. From the community: is everybody at home done?',
    source: 'Whom',
    choose: 'Choose a list',
    register: (title: string, n: number) => `Register: ${title} (${n})`,
    notYet: (title: string, slot: string, n: number) => `Not done: ${title} ${slot} (${n})`,
    due: 'Until',
    callers: 'Who rings',
    callersHow: 'Several may ring together; none gets the same person',
    find: 'Somebody else: name or grid',
    onlyDuty: 'A sensitive list: only those with the duty are shown',
    tries: 'Tries at most',
    apart: 'Again after',
    apartOptions: { 30: '30 min', 60: '1 h', 120: '2 h', 240: '4 h', 1440: 'a day' },
    until: 'Not rung after',
    begin: 'Freeze the list and begin',
    how: 'The list is frozen now; whoever has no telephone goes to the grid worker at once.',
    none: 'There is no list to ring in this area yet',
    noneHow: 'As soon as somebody stands on a register or is not done, a round can begin here.',
  },
};

const apartChoices = ['30', '60', '120', '240', '1440'] as const;
type Apart = (typeof apartChoices)[number];
const untilChoices = ['18:00', '19:00', '20:00', '21:00', '22:00'] as const;
const tryChoices = ['1', '2', '3', '4', '5'] as const;

export default function BeginPage() {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const now = useNow();
  const [search] = useFilters(readBeginSearch);
  const { answer, problem, isFirst, again } = useAsk(
    roundChoices,
    search.rhythmId ? { rhythmId: search.rhythmId } : {},
  );
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [typedDue, setDue] = useState<string>();
  // By the server's clock, which is known once it has answered: a browser's own may be a day behind.
  const due = typedDue ?? defaultDue(now);
  const { post } = useHat();
  const [callers, setCallers] = useState<string[]>([post.postId]);
  const [found, setFound] = useState('');
  const [tries, setTries] = useState<(typeof tryChoices)[number]>('3');
  const [apart, setApart] = useState<Apart>('120');
  const [until, setUntil] = useState<(typeof untilChoices)[number]>('21:00');
  const begin = useCommand(beginRound, {
    invalidates: ['callround.'],
    onDone: (_done, input) => go(`/desk/calls/${input.roundId}`),
  });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const sources = whereFrom(answer);
  const key = chosen ?? sourceKey(search, sources);
  const source = sources.find((one) => one.key === key);
  const mayRing = answer.callers.filter(({ maySensitive }) => !source?.isSensitive || maySensitive);
  const ringing = callers.filter((postId) => mayRing.some((caller) => caller.postId === postId));
  const isReady = title.trim().length >= 2 && purpose.trim().length >= 2 && source && ringing.length > 0 && due !== '';

  function start(): void {
    if (!answer || !source) return;
    void begin.run({
      roundId: newId(),
      unitId: answer.unit.unitId,
      title,
      purpose,
      source: sourceOf(source, search),
      dueAt: `${due}:00+08:00`,
      callerPostIds: ringing,
      tries: Number(tries),
      minutesApart: Number(apart),
      ringsUntil: until,
    });
  }

  return (
    <>
      <PageHead
        title={t.title}
        sub={answer.unit.name}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/calls">
            {t.back}
          </LinkButton>
        }
      />
      {sources.length === 0 ? (
        <EmptyState icon="phone" title={t.none} how={t.noneHow} />
      ) : (
        <form
          className={style['narrow']}
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) start();
          }}
        >
          <Select<string>
            label={t.source}
            value={key ?? ''}
            placeholder={t.choose}
            onChange={setChosen}
            options={sources.map((one) => ({
              value: one.key,
              label:
                one.kind === 'register'
                  ? t.register(words(one.title), one.people)
                  : t.notYet(words(one.title), one.slot, one.people),
            }))}
          />
          <TextField label={t.name} value={title} onChange={setTitle} maxLength={60} placeholder={t.namePlaceholder} />
          <TextField
            label={t.purpose}
            value={purpose}
            onChange={setPurpose}
            maxLength={200}
            lines={2}
            placeholder={t.purposePlaceholder}
          />
          <Choices<string>
            label={t.callers}
            hint={source?.isSensitive ? t.onlyDuty : t.callersHow}
            value={ringing}
            onChange={setCallers}
            options={shownCallers(mayRing, ringing, found, answer.unit.name).map((caller) => ({
              value: caller.postId,
              label: `${caller.name} · ${caller.unitName} ${titleOf(caller.role, words)}`,
            }))}
          />
          <TextField label={t.find} type="search" value={found} onChange={setFound} maxLength={40} />
          <div className={style['pair']}>
            <TextField label={t.due} type="datetime-local" value={due} onChange={setDue} />
            <Select
              label={t.until}
              value={until}
              onChange={setUntil}
              options={untilChoices.map((value) => ({ value, label: value }))}
            />
            <Select
              label={t.tries}
              value={tries}
              onChange={setTries}
              options={tryChoices.map((value) => ({ value, label: value }))}
            />
            <Select<Apart>
              label={t.apart}
              value={apart}
              onChange={setApart}
              options={apartChoices.map((value) => ({ value, label: t.apartOptions[value] }))}
            />
          </div>
          <ProblemNote problem={begin.problem} again={begin.again} />
          <p className="muted">{t.how}</p>
          <Button type="submit" kind="primary" big wide busy={begin.isSending} whyNot={isReady ? undefined : t.choose}>
            {t.begin}
          </Button>
        </form>
      )}
    </>
  );
}

function titleOf(role: string, words: ReturnType<typeof useWords>): string {
  const found = Object.entries(roles).find(([code]) => code === role);
  return found ? words(found[1].title) : role;
}
