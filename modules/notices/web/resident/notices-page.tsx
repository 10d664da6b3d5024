// All that is in force where the reader lives, unread first, with what was withdrawn in the last days.
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { NoticeRow } from './notice-row.tsx';
import style from './resident.module.css';
import { useLocalNotices } from './use-local-notices.ts';

const messages = {
  zh: {
    title: '公告',
    here: '您住的地方现行的公告，没看过的在前',
    everywhere: '还没选您住在哪里，这是全区的公告',
    choose: '选我的社区',
    none: '现在没有公告',
    noneHow: '社区、街道发布的公告会出现在这里。',
  },
  en: {
    title: 'Notices',
    here: 'In force where you live; new ones first',
    everywhere: 'You have not said where you live: these are the whole district’s',
    choose: 'Choose my community',
    none: 'No notices now',
    noneHow: 'What the community and the street publish stands here.',
  },
};

export default function NoticesPage() {
  const t = useMessages(messages);
  const { rows, isRead, hasPlace, problem, again, isFirst } = useLocalNotices({ withWithdrawn: true });
  return (
    <div className={style['page']}>
      <h1>{t.title}</h1>
      <p className="muted">{hasPlace ? t.here : t.everywhere}</p>
      {!hasPlace && <LinkButton to="/where">{t.choose}</LinkButton>}
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={5} />}
      {rows?.length === 0 && <EmptyState icon="speaker" title={t.none} how={t.noneHow} />}
      {rows && rows.length > 0 && (
        <div className={style['rows']}>
          {rows.map((notice) => (
            <NoticeRow key={notice.code} notice={notice} isRead={isRead(notice.code)} />
          ))}
        </div>
      )}
    </div>
  );
}
