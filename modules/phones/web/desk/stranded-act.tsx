// One act of a phone that could not be its maker's own any more. The community takes it up in its own name, or lets it be with a reason; none is lost.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Decision } from '#kernel/web/pieces/decisions.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { sendCommand } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { pathOfSubject } from '#modules/duties/web/public.ts';
import { settleAct } from '../../shared/commands.ts';
import { type StrandedRow, strandedAct } from '../../shared/queries.ts';
import { contentOf } from './content-of.ts';

const messages = {
  zh: {
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

export function StrandedAct({ act }: { act: StrandedRow }) {
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

  const path = act.subject ? pathOfSubject(act.subject.kind, act.subject.subjectId) : undefined;
  const acts = act.settledAt ? undefined : reason === undefined ? (
    <>
      <Button kind="primary" busy={isTaking || settle.isSending} onPress={() => void take()}>
        {t.take}
      </Button>
      <Button onPress={() => setReason('')}>{t.letBe}</Button>
    </>
  ) : (
    <>
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
    </>
  );
  return (
    <Decision
      head={
        <>
          <b>{words(act.title)}</b>
          {act.subject && (path ? <Link to={path}>{act.subject.name}</Link> : <span>{act.subject.name}</span>)}
          <span className="muted">{t.by(act.staffName, act.unitName)}</span>
          {act.settledAt && <Tag tone={act.dropReason ? 'plain' : 'green'}>{act.dropReason ? t.left : t.taken}</Tag>}
        </>
      }
      acts={acts}
    >
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
    </Decision>
  );
}

/** A visit is told for when it was; who takes it up was not there then. */
function withTime(input: unknown, doneAt: string): unknown {
  if (typeof input !== 'object' || input === null || !('visitId' in input) || 'happenedAt' in input) return input;
  return { ...input, happenedAt: doneAt };
}
