// Who does it: anybody who holds a post in the meeting's area or serves it, found by name, post or unit.
import { Select } from 'antd';
import { useId } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listPosts } from '#modules/identity/shared/queries.ts';
import style from './meeting.module.css';

const messages = {
  zh: { label: '谁来办', how: '姓名、岗位或单位', none: '没有这样的人在岗' },
  en: { label: 'Who does it', how: 'Name, post or unit', none: 'Nobody like that holds a post' },
};

const most = 500;

type Props = { unitId: string; value: string; onChange(postId: string): void };

export function OwnerPicker({ unitId, value, onChange }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const id = useId();
  const { answer, isAsking } = useAsk(listPosts, { unitId, limit: most });
  const options = (answer?.posts ?? [])
    .filter(({ isLive }) => isLive)
    .map((post) => ({
      value: post.postId,
      label: `${post.staffName} · ${post.unitName} ${words(roles[post.role].title)}`,
    }));
  return (
    <div className={style['field']}>
      <label htmlFor={id}>{t.label}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        loading={isAsking && !answer}
        placeholder={t.how}
        notFoundContent={<span className="muted">{t.none}</span>}
        value={value || undefined}
        onChange={(postId: string) => onChange(postId)}
      />
    </div>
  );
}
