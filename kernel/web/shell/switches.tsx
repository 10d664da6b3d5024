// The small switches of every header: language; and for staff the hat and oneself.

import { type PostBasis, useHat, useSignOut } from '../door/session.ts';
import { language, useLanguage, useMessages, useWords } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import { Menu } from '../plain/menu.tsx';
import { Tag } from '../plain/tag.tsx';
import style from './switches.module.css';

const messages = {
  zh: {
    me: '我',
    signOut: '退出登录',
    hat: '换岗位',
    basis: { home: '本职', seconded: '下沉', contracted: '包保', temporary: '临时' } satisfies Record<
      PostBasis,
      string
    >,
  },
  en: {
    me: 'Me',
    signOut: 'Sign out',
    hat: 'Switch post',
    basis: { home: 'Own post', seconded: 'Seconded', contracted: 'Contracted', temporary: 'Temporary' },
  },
};

/** Shows the other language's own name, as everybody looks for theirs. */
export function LanguageSwitch() {
  const lang = useLanguage();
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className={style['switch']}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => language.set(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

/** All posts in one tap, each with its place, role and on what ground it is held; one more tap wears it. */
export function HatSwitch() {
  const t = useMessages(messages);
  const words = useWords();
  const { post, posts, wear } = useHat();
  const present = (
    <span className={style['hat']}>
      {post.unitName} · {words(post.roleTitle)}
      {post.basis !== 'home' && <Tag tone="teal">{t.basis[post.basis]}</Tag>}
    </span>
  );
  if (posts.length === 1) return present;
  return (
    <Menu
      name={t.hat}
      label={present}
      items={posts.map((held) => ({
        key: held.postId,
        chosen: held.postId === post.postId,
        label: (
          <>
            {held.unitName} · {words(held.roleTitle)}
            <small>{held.path}</small>
          </>
        ),
        mark: <Tag tone={held.basis === 'home' ? 'plain' : 'teal'}>{t.basis[held.basis]}</Tag>,
        onPick: () => wear(held.postId),
      }))}
    />
  );
}

export function MeMenu() {
  const t = useMessages(messages);
  const { staff } = useHat();
  const signOut = useSignOut();
  return (
    <Menu name={t.me} label={staff.name} items={[{ key: 'out', label: t.signOut, onPick: () => void signOut() }]} />
  );
}

export function SignOutButton() {
  const t = useMessages(messages);
  const signOut = useSignOut();
  return <Button onPress={() => void signOut()}>{t.signOut}</Button>;
}
