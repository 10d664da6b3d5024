// One post before it goes: whether it goes, to whom, and what goes with it.
import { Link } from '@tanstack/react-router';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { StaffField } from '#modules/identity/web/public.ts';
import type { HandoverPreview } from '../shared/queries.ts';
import { type Draft, takerOf } from './arrangement.ts';
import { CountedKind } from './counted-kind.tsx';
import style from './handovers.module.css';

const messages = {
  zh: {
    who: '接手的人',
    running: '已经在交接中',
    keeper: (who: string) => `没有选人：由 ${who} 代管，岗位显示空缺`,
    nobody: '没有选人，上级也没有人可以代管：请选接手的人',
    nothing: '没有指名的事，交的只是岗位。',
    place: '随岗位走，不用逐件交',
  },
  en: {
    who: 'Successor',
    running: 'being handed over',
    keeper: (who: string) => `Nobody chosen: kept by ${who}, and shown as vacant`,
    nobody: 'Nobody chosen and nobody above could keep it: name a successor',
    nothing: 'Nothing names it; only the post goes.',
    place: 'Goes with the post by itself',
  },
};

type PreviewPostProps = {
  post: HandoverPreview['posts'][number];
  draft: Draft;
  ownId: string;
  onChange(part: Partial<Draft>): void;
};

export function PreviewPost({ post, draft, ownId, onChange }: PreviewPostProps) {
  const t = useMessages(messages);
  const words = useWords();
  const isRunning = post.runningId !== null && post.runningId !== ownId;
  const goes = draft.postIds.includes(post.postId);
  const taker = takerOf(draft, post.postId);
  const { keeper } = post;
  return (
    <section className={style['part']} aria-label={`${post.unitName} ${words(roles[post.role].title)}`}>
      <label className={style['check']}>
        <input
          type="checkbox"
          checked={goes}
          disabled={isRunning}
          onChange={(event) =>
            onChange({
              postIds: event.target.checked
                ? [...draft.postIds, post.postId]
                : draft.postIds.filter((id) => id !== post.postId),
            })
          }
        />
        <b>
          {post.unitName} · {words(roles[post.role].title)}
        </b>
        {isRunning && <Tag tone="amber">{t.running}</Tag>}
      </label>
      {goes && draft.isPerPost && (
        <StaffField
          label={t.who}
          chosen={draft.perPost[post.postId]}
          onChange={(chosen) => onChange({ perPost: { ...draft.perPost, [post.postId]: chosen } })}
        />
      )}
      {goes && !taker && draft.kind === 'posts' && (
        <p className="soon">
          {keeper ? t.keeper([keeper.unitName, words(keeper.title), keeper.name].join(' ')) : t.nobody}
        </p>
      )}
      {post.byHand.length === 0 && <p className="muted">{t.nothing}</p>}
      {post.byHand.map((kind) => (
        <CountedKind key={kind.name} kind={kind} />
      ))}
      {post.byPlace.length > 0 && (
        <>
          <h3>{t.place}</h3>
          <ul className={style['place']}>
            {post.byPlace.map((one) => (
              <li key={one.name}>
                <Link to={one.href}>
                  {words(one.title)} <b className="num">{one.count}</b>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
