import type { QueryAnswer } from '#kernel/shared/command.ts';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { roundPage } from '../../shared/queries.ts';
import style from '../calls.module.css';

const messages = {
  zh: {
    title: '打电话的人',
    who: '姓名',
    post: '岗位',
    reached: '核对到（人）',
    now: '现在',
    calling: (name: string) => `正在打 ${name}`,
  },
  en: {
    title: 'Who rings',
    who: 'Name',
    post: 'Post',
    reached: 'Persons reached',
    now: 'Now',
    calling: (name: string) => `ringing ${name}`,
  },
};

export function Callers({ callers }: { callers: QueryAnswer<typeof roundPage>['callers'] }) {
  const t = useMessages(messages);
  const words = useWords();
  const titleOf = (role: string) =>
    words(Object.entries(roles).find(([code]) => code === role)?.[1].title ?? { zh: role, en: role });
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.post}</th>
              <th scope="col" className={style['count']}>
                {t.reached}
              </th>
              <th scope="col">{t.now}</th>
            </tr>
          </thead>
          <tbody>
            {callers.map((caller) => (
              <tr key={caller.postId}>
                <th scope="row">{caller.name}</th>
                <td>
                  {caller.unitName} {titleOf(caller.role)}
                </td>
                <td className={`num ${style['count']}`}>{caller.reached}</td>
                <td>{caller.calling && <Tag tone="teal">{t.calling(caller.calling)}</Tag>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
