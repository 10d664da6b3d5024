// 迟到的手机记录: what phones brought that could not be their maker's own any more. The community takes it up in its own name, or lets it be with a reason; none is lost.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { sendCommand } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { settleAct } from '../../shared/commands.ts';
import { listStranded, type StrandedRow, strandedAct } from '../../shared/queries.ts';
import { contentOf } from './content-of.ts';
import style from './desk.module.css';

const messages = {
  zh: {
    title: '迟到的手机记录',
    sub: '手机传上来时，岗位、手机或住户已经不归原来的人了。由本社区决定。',
    open: '待处理',
    settled: '已处理',
    none: '没有待处理的',
    noneHow: '网格员离线期间换岗、网格调整、手机停用，他们没传完的记录会到这里。',
    by: (name: string, unit: string) => `${name}（${unit}）`,
    done: '当时',
    came: '传到',
    why: '为什么到这里',
    take: '采用，记为本社区补录',
    letBe: '不采用…',
    reason: '为什么不采用',
    letBeNow: '不采用',
    noReason: '写明原因',
    cancel: '取消',
    taken: '已采用',
    left: '未采用',
  },
  en: {
    title: 'Came late from phones',
    sub: 'When it came in, the post, the phone or the home was no longer its maker’s. This community decides.',
    open: 'Open',
    settled: 'Decided',
    none: 'Nothing to decide',
    noneHow: 'What workers could not send before a change of post, grid or phone comes here.',
    by: (name: string, unit: string) => `${name} (${unit})`,
    done: 'Done',
    came: 'came',
    why: 'Why it is here',
    take: 'Take up in our name',
    letBe: 'Let be…',
    reason: 'Why not',
    letBeNow: 'Let be',
    noReason: 'Say why',
    cancel: 'Cancel',
    taken: 'taken up',
    left: 'let be',
  },
};

export default function StrandedPage() {
  const t = useMessages(messages);
  const [{ tab }] = useFilters((raw) => ({ tab: raw['tab'] === 'settled' ? ('settled' as const) : ('open' as const) }));
  const { answer, problem, isFirst, again } = useAsk(
    listStranded,
    { isSettled: tab === 'settled' },
    { events: ['phone.'], keep: true },
  );
  return (
    <>
      <PageHead title={t.title} sub={t.sub}>
        <Tabs
          name={t.title}
          here="/desk/late-from-phones"
          chosen={tab}
          tabs={[
            { key: 'open', label: t.open, count: answer?.open, search: {} },
            { key: 'settled', label: t.settled, search: { tab: 'settled' } },
          ]}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={5} />}
        {answer && answer.acts.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
        {answer && answer.acts.length > 0 && (
          <ul className={`card ${style['list']}`}>
            {answer.acts.map((act) => (
              <Row key={act.actId} act={act} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Row({ act }: { act: StrandedRow }) {
  const t = useMessages(messages);
  const words = useWords();
  const asker = useAsker();
  const whole = useAsk(strandedAct, { actId: act.actId }, { enabled: act.settledAt === null });
  const settle = useCommand(settleAct, { invalidates: ['phone.'] });
  const [reason, setReason] = useState<string>();
  const [takenAs] = useState(newId);
  const [refused, setRefused] = useState<ProblemBody>();
  const [isTaking, setTaking] = useState(false);
  const said = contentOf(whole.answer?.input).map((one) => (typeof one === 'string' ? one : words(one)));

  /** The very command in one's own name; only then is it settled. Its id is of this row, so that a second press does nothing twice. */
  async function take(): Promise<void> {
    if (!whole.answer) return;
    const { command: name, input, doneAt } = whole.answer;
    setTaking(true);
    setRefused(undefined);
    const dated = withTime(input, String(doneAt));
    const outcome = await sendCommand({ id: takenAs, name, at: new Date().toISOString(), input: dated }, asker).catch(
      (error: unknown) => ({ outcome: 'retry' as const, commandId: takenAs, problem: problemOf(error) }),
    );
    if ('problem' in outcome) setRefused(outcome.problem);
    else await settle.run({ actId: act.actId, how: { kind: 'taken', takenAs } });
    setTaking(false);
  }

  return (
    <li className={style['row']}>
      <div className={style['head']}>
        <b>{words(act.title)}</b>
        {act.subject && act.subjectId && <Link to={`/desk/people/${act.subjectId}`}>{act.subject}</Link>}
        <span className="muted">{t.by(act.staffName, act.unitName)}</span>
        {act.settledAt && <Tag tone={act.dropReason ? 'plain' : 'green'}>{act.dropReason ? t.left : t.taken}</Tag>}
      </div>
      <p className="muted">
        {t.done} <Moment at={act.doneAt} /> · {t.came} <Moment at={act.receivedAt} /> · {t.why}：{words(act.why)}
      </p>
      {said.length > 0 && <p>{said.join(' · ')}</p>}
      {act.settledAt && (
        <p className="muted">
          {act.settledBy} · <Moment at={act.settledAt} />
          {act.dropReason && ` · ${act.dropReason}`}
        </p>
      )}
      <ProblemNote problem={refused ?? settle.problem} again={settle.again} />
      {!act.settledAt && reason === undefined && (
        <div className={style['acts']}>
          <Button kind="primary" busy={isTaking || settle.isSending} onPress={() => void take()}>
            {t.take}
          </Button>
          <Button onPress={() => setReason('')}>{t.letBe}</Button>
        </div>
      )}
      {!act.settledAt && reason !== undefined && (
        <div className={style['acts']}>
          <TextField label={t.reason} value={reason} onChange={setReason} maxLength={200} />
          <Button
            kind="danger"
            busy={settle.isSending}
            whyNot={reason.trim().length < 2 ? t.noReason : undefined}
            onPress={() => void settle.run({ actId: act.actId, how: { kind: 'let_be', reason: reason.trim() } })}
          >
            {t.letBeNow}
          </Button>
          <Button onPress={() => setReason(undefined)}>{t.cancel}</Button>
        </div>
      )}
    </li>
  );
}

/** A visit is told for when it was; who takes it up was not there then. */
function withTime(input: unknown, doneAt: string): unknown {
  if (typeof input !== 'object' || input === null || !('visitId' in input) || 'happenedAt' in input) return input;
  return { ...input, happenedAt: doneAt };
}
