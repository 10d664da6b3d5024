// One row of the journal whole: what was asked, what happened, what was answered. Sealed fields say so.
import { Link } from '@tanstack/react-router';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import style from './audit.module.css';
import type { AuditItem } from './audit-page.tsx';

const messages = {
  zh: {
    no: '序号',
    at: '服务器时间',
    device: '设备时间',
    who: '谁',
    subject: '对象',
    same: '这个对象的全部日志',
    why: '为什么被拒',
    content: '内容',
    sealed: '标为 sealed 的是加密保存的个人信息，这里不显示。',
    erased: '已到保存期限，内容已删除；摘要仍在，封印照样能验。',
  },
  en: {
    no: 'Number',
    at: 'Server’s time',
    device: 'Device’s time',
    who: 'Who',
    subject: 'Subject',
    same: 'All rows of this subject',
    why: 'Why refused',
    content: 'Content',
    sealed: 'What is marked sealed is a personal fact kept encrypted; it is not shown.',
    erased: 'Its time was up and the content is deleted; the digest remains, so the seals still verify.',
  },
};

export function RowSheet({ row, title, onClose }: { row: AuditItem; title: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const problem = row.content['problem'] as { title?: Words } | undefined;
  return (
    <Sheet open onClose={onClose} title={title} place="side">
      <Facts
        facts={[
          { label: t.no, value: `${row.seq} · ${row.name}` },
          { label: t.at, value: <Moment at={row.at} /> },
          row.deviceAt !== null && { label: t.device, value: <Moment at={row.deviceAt} /> },
          { label: t.who, value: [row.actorName, row.unitName].filter(Boolean).join(' · ') },
          { label: t.why, value: problem?.title && words(problem.title) },
          row.subjectId !== null && {
            label: t.subject,
            value: (
              <Link to="/desk/audit" search={{ subjectId: row.subjectId }} onClick={onClose}>
                {t.same}
              </Link>
            ),
          },
        ]}
      />
      <h3 className={style['what']}>{t.content}</h3>
      {row.isErased ? (
        <p>{t.erased}</p>
      ) : (
        <pre className={style['content']}>{JSON.stringify(row.content, null, 2)}</pre>
      )}
      <p className="faint">{t.sealed}</p>
    </Sheet>
  );
}
