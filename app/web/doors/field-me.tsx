// 我的: who I am on this phone, which hat I wear, and the way out.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { HatSwitch, LanguageSwitch, SignOutButton } from '#kernel/web/shell/switches.tsx';
import style from './field-me.module.css';

const messages = {
  zh: { title: '我的', post: '现在的岗位', above: '上级', language: '语言' },
  en: { title: 'Me', post: 'Present post', above: 'Above', language: 'Language' },
};

export default function FieldMe() {
  const t = useMessages(messages);
  const { staff, post } = useHat();
  return (
    <>
      <PageHead title={t.title} sub={staff.name} />
      <dl className={style['facts']}>
        <dt>{t.post}</dt>
        <dd>
          <HatSwitch />
        </dd>
        <dt>{t.above}</dt>
        <dd className="muted">{post.path}</dd>
        <dt>{t.language}</dt>
        <dd>
          <LanguageSwitch />
        </dd>
      </dl>
      <div className={style['pieces']}>
        <Pieces door="field" slot="me" />
      </div>
      <div className={style['out']}>
        <SignOutButton />
      </div>
    </>
  );
}
