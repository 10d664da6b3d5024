// One notice in a resident's list: what it is about, from whom, until when. Unread says so in words.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { kindTitles } from '../../shared/publication.ts';
import type { PublicLine } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { publicPath } from '../words.ts';
import style from './resident.module.css';

const messages = {
  zh: { unread: '没看过', withdrawn: '已撤回', objections: '收意见' },
  en: { unread: 'new', withdrawn: 'withdrawn', objections: 'hears objections' },
};

export function NoticeRow({ notice, isRead }: { notice: PublicLine; isRead: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <Link to={publicPath(notice.code)} className={style['row']}>
      <span>
        <b>{notice.title}</b>
        <span className={style['sub']}>
          {notice.issuerName}
          {notice.kind !== 'notice' && ` · ${words(kindTitles[notice.kind])}`}
          {notice.periodTo && !notice.withdrawn && (
            <>
              {' '}
              · <Period from={null} to={notice.periodTo} />
            </>
          )}
        </span>
        <span className={style['tags']}>
          {!isRead && <Tag tone="teal">{t.unread}</Tag>}
          {notice.withdrawn && <Tag tone="red">{t.withdrawn}</Tag>}
          {notice.takesObjections && <Tag>{t.objections}</Tag>}
        </span>
      </span>
      <Icon name="right" />
    </Link>
  );
}
