// Two records become one: what would be filled, what differs and stays, what moves — before anything is done. And the two ways back.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, ReasonSheet } from '#modules/identity/web/public.ts';
import { keepApart, mergeEnterprises, unmergeEnterprises } from '../../shared/commands.ts';
import { type Scale, scaleTitles } from '../../shared/enterprise.ts';
import type { MergedField } from '../../shared/merge.ts';
import { mergePreview } from '../../shared/queries.ts';
import style from '../enterprises.module.css';
import { useMergeWords } from '../words.ts';

const messages = {
  zh: {
    title: '合并企业',
    press: '合并',
    stays: '留下',
    goes: '并入',
    turn: '换一条留下',
    filled: '补上',
    kept: '两边不一样，留下的这条不变',
    other: '另一条是',
    moves: '归到留下的这条',
    left: (n: number) => `另有 ${n} 条两边都有，留在原记录`,
    nothing: '没有要补的，也没有要归并的',
    undo: '合并以后可以撤销，两条记录会和现在一样。',
    reason: '为什么是同一家',
    needed: '写一句原因',
    unmerge: '撤销合并',
    unmergeWhat: (name: string) => `“${name}”重新成为单独的一条；合并带来的内容还给它，之后的更正留下。`,
    apart: '不是同一家',
    apartWhat: '记下这两条是两家企业，以后不再提示。',
    code: '代码',
    noCode: '没有合格代码',
    is: { true: '是', false: '否' },
  },
  en: {
    title: 'Merge two records',
    press: 'Merge',
    stays: 'Stays',
    goes: 'Merged into it',
    turn: 'Let the other stay',
    filled: 'Filled in',
    kept: 'Differs; the record that stays keeps its own',
    other: 'the other has',
    moves: 'Moves to the record that stays',
    left: (n: number) => `${n} more that both have stay with the old record`,
    nothing: 'Nothing to fill in and nothing to move',
    undo: 'A merge can be undone: both records are then as they are now.',
    reason: 'Why they are one firm',
    needed: 'A reason is needed',
    unmerge: 'Undo a merge',
    unmergeWhat: (name: string) =>
      `“${name}” becomes a record of its own again with what came from it; later corrections stay.`,
    apart: 'Two firms',
    apartWhat: 'Put on record that these are two firms; they are not proposed again.',
    code: 'Code',
    noCode: 'no sound code',
    is: { true: 'yes', false: 'no' },
  },
};

export function MergeSheet({ intoId, fromId, onClose }: { intoId: string; fromId: string; onClose(): void }) {
  const t = useMessages(messages);
  const names = useMergeWords();
  const words = useWords();
  const [mergeId] = useState(newId);
  const [isTurned, setTurned] = useState(false);
  const [reason, setReason] = useState('');
  const ids = isTurned ? { intoId: fromId, fromId: intoId } : { intoId, fromId };
  const preview = useAsk(mergePreview, ids, { keep: true });
  const merge = useCommand(mergeEnterprises, { onDone: onClose, invalidates: ['enterprise.'] });
  const { answer } = preview;
  const say = (field: MergedField, value: string) =>
    field === 'scale'
      ? words(scaleTitles[value as Scale])
      : field === 'isAboveScale'
        ? t.is[value === 'true' ? 'true' : 'false']
        : value;
  const moving = answer?.moved.filter(({ count }) => count > 0) ?? [];
  const left = answer?.moved.reduce((sum, one) => sum + one.left, 0) ?? 0;
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={merge.isSending}
      whyNot={reason.trim() === '' || preview.problem ? t.needed : undefined}
      problem={merge.problem}
      again={merge.again}
      onSubmit={() => void merge.run({ mergeId, ...ids, reason: reason.trim() })}
      onClose={onClose}
    >
      <ProblemNote problem={preview.problem} again={preview.again} />
      {preview.isFirst && <Skeleton lines={6} />}
      {answer && (
        <div className={style['preview']}>
          <p>
            <span className="muted">{t.stays}</span> <b>{answer.into.name}</b>{' '}
            <span className="faint">{answer.into.uscc ?? t.noCode}</span>
          </p>
          <p>
            <span className="muted">{t.goes}</span> {answer.from.name}{' '}
            <span className="faint">{answer.from.uscc ?? t.noCode}</span>
          </p>
          <Button kind="quiet" icon="refresh" onPress={() => setTurned(!isTurned)}>
            {t.turn}
          </Button>
          {answer.filled.length > 0 && (
            <ul className={style['lines']} aria-label={t.filled}>
              {answer.filled.map(({ field, value }) => (
                <li key={field} className={style['line']}>
                  <span>
                    {t.filled} {names[field]}
                  </span>
                  <span className="good">{say(field, value)}</span>
                </li>
              ))}
            </ul>
          )}
          {answer.kept.length > 0 && (
            <ul className={style['lines']} aria-label={t.kept}>
              {answer.kept.map(({ field, value, other }) => (
                <li key={field}>
                  <span className={style['line']}>
                    <span>{names[field]}</span>
                    <span>{say(field, value)}</span>
                  </span>
                  <span className="faint">
                    {t.kept}（{t.other} {say(field, other)}）
                  </span>
                </li>
              ))}
            </ul>
          )}
          {moving.length > 0 && (
            <p>
              {t.moves}：{moving.map(({ kind, count }) => `${names[kind]} ${count}`).join('、')}
            </p>
          )}
          {left > 0 && <p className="muted">{t.left(left)}</p>}
          {answer.filled.length === 0 && moving.length === 0 && <p className="muted">{t.nothing}</p>}
          <p className="muted">{t.undo}</p>
        </div>
      )}
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} required />
    </AskSheet>
  );
}

export function UnmergeSheet({ mergeId, name, onClose }: { mergeId: string; name: string; onClose(): void }) {
  const t = useMessages(messages);
  return (
    <ReasonSheet
      command={unmergeEnterprises}
      title={t.unmerge}
      press={t.unmerge}
      what={t.unmergeWhat(name)}
      isGrave={false}
      input={(reason) => ({ mergeId, reason })}
      invalidates={['enterprise.']}
      onClose={onClose}
    />
  );
}

export function ApartSheet({ oneId, otherId, onClose }: { oneId: string; otherId: string; onClose(): void }) {
  const t = useMessages(messages);
  return (
    <ReasonSheet
      command={keepApart}
      title={t.apart}
      press={t.apart}
      what={t.apartWhat}
      isGrave={false}
      input={(reason) => ({ oneId, otherId, reason })}
      invalidates={['enterprise.']}
      onClose={onClose}
    />
  );
}
