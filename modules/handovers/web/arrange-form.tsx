// The form itself. Who may appoint gives; the leaver, who may not, asks with the same form.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { StaffField } from '#modules/identity/web/public.ts';
import { askHandover, giveHandover } from '../shared/commands.ts';
import type { HandoverPage, HandoverPreview as Preview } from '../shared/queries.ts';
import { type Draft, inputOf, type Missing, missingOf } from './arrangement.ts';
import style from './handovers.module.css';
import { PreviewPost } from './preview-post.tsx';

const messages = {
  zh: {
    kind: '怎么交',
    kinds: { posts: '交出岗位', deputy: '临时代管，到期自己回来' },
    who: '接手的人',
    whoHow: '输入姓名、首字母或手机尾号；不选就由上一级代管，岗位显示空缺',
    each: '每个岗位分别交给不同的人',
    from: '从哪天起（可不填）',
    fromHow: '不填就现在交出',
    until: '代管到哪天',
    untilHow: '当天晚上 24 点自动交回',
    reason: '原因',
    what: '交什么',
    give: '交出',
    ask: '提出交接',
    askHow: '您不能任免自己的岗位；提出后由书记或管理员安排，安排之前什么都不动。',
    missing: {
      posts: '至少选一个岗位',
      taker: '代管要选人',
      until: '写明代管到哪天',
      reversed: '结束早于开始',
      reason: '请写原因',
    } satisfies Record<Missing, string>,
  },
  en: {
    kind: 'How',
    kinds: { posts: 'Give the posts', deputy: 'A deputy for a time; comes back by itself' },
    who: 'Successor',
    whoHow: 'Name, initials or last digits; with nobody chosen the level above keeps it and the post shows as vacant',
    each: 'A successor for each post',
    from: 'First day (optional)',
    fromHow: 'Empty: now',
    until: 'Last day',
    untilHow: 'Comes back at midnight of that day',
    reason: 'Reason',
    what: 'What goes',
    give: 'Hand over',
    ask: 'Ask to hand over',
    askHow: 'Nobody appoints to their own post: whoever may will arrange it; nothing moves before.',
    missing: {
      posts: 'Choose at least one post',
      taker: 'A deputy must be named',
      until: 'A last day is needed',
      reversed: 'The last day is before the first',
      reason: 'A reason is needed',
    },
  },
};

function begin(preview: Preview, asked: HandoverPage | undefined): Draft {
  const free = preview.posts.filter((post) => post.runningId === null || post.runningId === asked?.handover.id);
  const takers = new Map(
    asked?.parts.map((part) => [
      part.postId,
      part.toStaffId && part.toName ? { id: part.toStaffId, label: part.toName } : undefined,
    ]),
  );
  const named = [...new Set([...takers.values()].map((taker) => taker?.id))];
  return {
    kind: asked?.handover.kind === 'deputy' ? 'deputy' : 'posts',
    postIds: free.filter((post) => !asked || takers.has(post.postId)).map((post) => post.postId),
    forAll: named.length === 1 ? [...takers.values()][0] : undefined,
    perPost: Object.fromEntries(takers),
    isPerPost: named.length > 1,
    from: '',
    until: '',
    reason: asked?.handover.reason ?? '',
  };
}

export function ArrangeForm({ preview, asked }: { preview: Preview; asked: HandoverPage | undefined }) {
  const t = useMessages(messages);
  const go = useGo();
  const now = useNow();
  const [handoverId] = useState(() => asked?.handover.id ?? newId());
  const [draft, setDraft] = useState(() => begin(preview, asked));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const done = { invalidates: ['handover.', 'post.', 'staff.'], onDone: () => go(`/desk/handovers/${handoverId}`) };
  const give = useCommand(giveHandover, done);
  const ask = useCommand(askHandover, done);
  const mayGive = preview.posts.filter(({ postId }) => draft.postIds.includes(postId)).every((post) => post.mayGive);
  const act = mayGive ? give : ask;
  const missing = missingOf(draft);

  function submit(): void {
    if (missing) return;
    const input = { handoverId, ...inputOf(draft, now) };
    if (mayGive) void give.run({ ...input, staffId: preview.staffId });
    else void ask.run(input);
  }

  return (
    <form
      className={style['arrange']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <section className={style['part']}>
        <Choice
          label={t.kind}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: 'posts', label: t.kinds.posts },
            { value: 'deputy', label: t.kinds.deputy },
          ]}
        />
        {!draft.isPerPost && (
          <StaffField label={t.who} hint={t.whoHow} chosen={draft.forAll} onChange={(forAll) => change({ forAll })} />
        )}
        {preview.posts.length > 1 && (
          <label className={style['check']}>
            <input
              type="checkbox"
              checked={draft.isPerPost}
              onChange={(event) => change({ isPerPost: event.target.checked })}
            />
            {t.each}
          </label>
        )}
        <div className={style['days']}>
          <TextField
            label={t.from}
            hint={t.fromHow}
            type="date"
            value={draft.from}
            onChange={(from) => change({ from })}
          />
          {draft.kind === 'deputy' && (
            <TextField
              label={t.until}
              hint={t.untilHow}
              type="date"
              value={draft.until}
              onChange={(until) => change({ until })}
            />
          )}
        </div>
        <TextField
          label={t.reason}
          lines={2}
          maxLength={300}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        {!mayGive && <Note>{t.askHow}</Note>}
        <ProblemNote problem={act.problem} again={act.again} />
        <div className={style['line']}>
          <Button type="submit" kind="primary" busy={act.isSending} whyNot={missing && t.missing[missing]}>
            {mayGive ? t.give : t.ask}
          </Button>
          {missing && <span className="faint">{t.missing[missing]}</span>}
        </div>
      </section>
      <div className={style['parts']}>
        <h2>{t.what}</h2>
        {preview.posts.map((post) => (
          <PreviewPost key={post.postId} post={post} draft={draft} ownId={handoverId} onChange={change} />
        ))}
      </div>
    </form>
  );
}
