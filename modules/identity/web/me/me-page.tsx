// 我的账号: one's own password, backup codes and devices. What it shows is one's own; no administrator's act is here.
import { useQuery } from '@tanstack/react-query';
import { roles } from '#kernel/shared/right.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { request } from '#kernel/web/wire/client.ts';
import type { Session } from '../../shared/session.ts';
import { BackupCodes } from './backup-codes.tsx';
import { ChangePassword } from './change-password.tsx';
import { Devices } from './devices.tsx';
import style from './me.module.css';

const messages = {
  zh: { title: '我的账号', username: '用户名', posts: '我的岗位', due: '密码该换', until: '本次登录到' },
  en: { title: 'My account', username: 'User name', posts: 'My posts', due: 'Password due', until: 'Signed in until' },
};

export default function MePage() {
  const t = useMessages(messages);
  const words = useWords();
  const asker = useAsker();
  const { staff, posts } = useHat();
  const { data } = useQuery({
    queryKey: ['my account'],
    queryFn: ({ signal }) => request<Session>('/api/session', { method: 'GET', asker, signal }),
  });
  return (
    <>
      <PageHead title={t.title} sub={staff.name} />
      <div className={style['parts']}>
        <section className={style['part']}>
          <Facts
            facts={[
              { label: t.username, value: data?.username },
              {
                label: t.posts,
                value: (
                  <ul>
                    {posts.map((post) => (
                      <li key={post.postId}>
                        {words(roles[post.role].title)} · <span className="muted">{post.path}</span>
                      </li>
                    ))}
                  </ul>
                ),
              },
              { label: t.until, value: data && <Moment at={data.expiresAt} /> },
              { label: t.due, value: data?.passwordDueAt && <Moment at={data.passwordDueAt} /> },
            ]}
          />
        </section>
        <Pieces door="desk" slot="me" />
        <ChangePassword username={data?.username ?? ''} />
        <BackupCodes />
        <Devices />
      </div>
    </>
  );
}
