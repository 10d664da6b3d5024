// 卷宗: the file as a list of what is there and what is wanting, with what was followed up, referred and filed.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { paperKinds, routes } from '../../shared/words.ts';
import type { CasePage } from './forms.ts';
import style from './mediation.module.css';
import { Papers } from './papers.tsx';

const messages = {
  zh: {
    title: '卷宗',
    there: '有',
    wanting: '缺',
    asNeeded: '视需要',
    followUp: { phone: '电话回访', visit: '上门回访', page: '当事人自己说' },
    referred: (to: string) => `转：${to}`,
    violent: '有暴力',
  },
  en: {
    title: 'File',
    there: 'there',
    wanting: 'wanting',
    asNeeded: 'as needed',
    followUp: { phone: 'Followed up by phone', visit: 'Visited', page: 'Said by the party' },
    referred: (to: string) => `Referred: ${to}`,
    violent: 'violence',
  },
};

export function FilePart({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={style['part']}>
      <h2>{t.title}</h2>
      <ul className={style['files']}>
        {page.dossier.map((item) => (
          <li key={item.key}>
            <Tag tone={item.isThere ? 'green' : item.need === 'required' ? 'amber' : 'plain'}>
              {item.isThere ? t.there : item.need === 'required' ? t.wanting : t.asNeeded}
            </Tag>
            <span className={style['grow']}>{words(item.title)}</span>
            {/* The tag says “as needed” already. */}
            {(item.isThere || item.need === 'required') && <span className="muted">{words(item.note)}</span>}
          </li>
        ))}
        {page.papers.map((paper) => (
          <li key={paper.paperId}>
            <span className={style['grow']}>
              {words(paperKinds[paper.kind])} {paper.note}
            </span>
            <Papers files={paper.files} />
            <span className="muted">
              {paper.by} <Moment at={paper.at} short />
            </span>
          </li>
        ))}
        {page.followUps.map((one) => (
          <li key={`${one.at}`}>
            <span className={style['grow']}>
              {t.followUp[one.means]}：{one.note}
            </span>
            <Papers files={one.files} />
            <span className="muted">
              {one.by} <Moment at={one.at} short />
            </span>
          </li>
        ))}
        {page.referrals.map((one) => (
          <li key={`${one.at}`}>
            <Tag tone="red">{t.referred(words(routes[one.route]))}</Tag>
            <span className={style['grow']}>
              {one.isViolent && `${t.violent} · `}
              {one.reason}
            </span>
            <span className="muted">
              {one.by} <Moment at={one.at} short />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
