// Who does it: anybody who holds a post in the meeting's area or serves it, found by name, unit or post. Chosen, it folds into one line.
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listPosts, type PostItem } from '#modules/identity/shared/queries.ts';
import style from './meeting.module.css';

const messages = {
  zh: {
    label: '谁来办',
    how: '输入姓名、单位或岗位，点一个',
    none: '没有这样的人在岗',
    found: '找到的人',
    change: '换人',
    gone: '选的人已不在岗，请重选',
  },
  en: {
    label: 'Who does it',
    how: 'Type a name, unit or post and choose',
    none: 'Nobody like that holds a post',
    found: 'Found',
    change: 'Change',
    gone: 'The one chosen holds no post now; choose again',
  },
};

/** All posts of a community and of those who serve it; a street's are found by typing more. */
const most = 500;
const shown = 6;

type Props = { unitId: string; value: string; onChange(postId: string): void };

export function OwnerPicker({ unitId, value, onChange }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [text, setText] = useState('');
  const { answer, problem, again } = useAsk(listPosts, { unitId, limit: most });
  const sayOf = (post: PostItem) => `${post.staffName} · ${post.unitName} ${words(roles[post.role].title)}`;
  const posts = (answer?.posts ?? []).filter(({ isLive }) => isLive);
  const chosen = posts.find(({ postId }) => postId === value);
  if (chosen) {
    return (
      <div className={style['owner']}>
        <b>{t.label}</b>
        <span>
          {sayOf(chosen)}{' '}
          <Button kind="quiet" onPress={() => onChange('')}>
            {t.change}
          </Button>
        </span>
      </div>
    );
  }
  const wanted = text.trim().toLowerCase();
  const found = wanted === '' ? [] : posts.filter((post) => sayOf(post).toLowerCase().includes(wanted)).slice(0, shown);
  return (
    <div className={style['owner']}>
      <TextField
        label={t.label}
        hint={t.how}
        type="search"
        inputMode="search"
        maxLength={40}
        value={text}
        onChange={setText}
        wrong={value !== '' && answer ? t.gone : undefined}
      />
      <ProblemNote problem={problem} again={again} />
      {wanted !== '' && answer && found.length === 0 && <p className="muted">{t.none}</p>}
      {found.length > 0 && (
        <ul className={style['found']} aria-label={t.found}>
          {found.map((post) => (
            <li key={post.postId}>
              <button
                type="button"
                onClick={() => {
                  setText('');
                  onChange(post.postId);
                }}
              >
                {sayOf(post)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
