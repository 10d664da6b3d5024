// /n/…: one public publication, without an account, as a QR code on a wall opens it. Of one that was withdrawn: that it was, and why.
import { useEffect } from 'react';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PublicPage, readPublication } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { Body, Files, Items } from '../parts/text.tsx';
import { nameOf } from '../words.ts';
import { Objection } from './objection.tsx';
import { noteRead } from './read-notices.ts';
import style from './resident.module.css';
import { useLook } from './use-look.ts';

const messages = {
  zh: {
    missing: '没有找到这份公告',
    missingHow: '可能是网址没抄全，也可能这份不是给公众的。',
    all: '看全部公告',
    withdrawn: '这份公告已经撤回，不再作数',
    why: '原因',
    over: '这份公告已经到期',
    for: '范围',
    published: (day: React.ReactNode) => <>{day} 发布</>,
  },
  en: {
    missing: 'There is no such notice',
    missingHow: 'The address may be incomplete, or it is not for the public.',
    all: 'All notices',
    withdrawn: 'This notice was withdrawn and no longer holds',
    why: 'Why',
    over: 'This notice is over',
    for: 'For',
    published: (day: React.ReactNode) => <>published {day}</>,
  },
};

export default function ReadPage() {
  const t = useMessages(messages);
  const code = useParam('code') ?? '';
  const { answer, problem, isFirst, again } = useAsk(readPublication, { code });
  const found = answer?.publication.code;
  useLook(found);
  useEffect(() => {
    if (found) noteRead(found);
  }, [found]);
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) {
    if (problem && problem.code !== 'publication.not_found') return <ProblemNote problem={problem} again={again} />;
    return (
      <EmptyState icon="question" title={t.missing} how={t.missingHow}>
        <LinkButton to="/notices">{t.all}</LinkButton>
      </EmptyState>
    );
  }
  return <Read page={answer} />;
}

function Read({ page }: { page: PublicPage }) {
  const t = useMessages(messages);
  const words = useWords();
  const { publication, files, items } = page;
  const { withdrawn } = publication;
  return (
    <article className={style['page']}>
      <header className={style['head']}>
        <p className="muted">
          {publication.issuerName} · {words(nameOf(publication))}
        </p>
        <h1 className={withdrawn ? style['gone'] : undefined}>{publication.title}</h1>
        <p className="muted">
          {t.published(<Day on={dateOf(instantOf(publication.publishedAt))} />)} · {t.for} {publication.areaName}
          {publication.periodTo && (
            <>
              {' · '}
              <Period from={null} to={publication.periodTo} />
            </>
          )}
        </p>
      </header>
      {withdrawn ? (
        <Note icon="warn">
          <p>
            <b>{t.withdrawn}</b> · <Moment at={withdrawn.at} />
          </p>
          <p>
            {t.why}：{withdrawn.reason}
          </p>
        </Note>
      ) : (
        <>
          {publication.standing === 'over' && (
            <p>
              <Tag tone="amber">{t.over}</Tag>
            </p>
          )}
          <div className={style['text']}>
            <Body body={publication.body ?? ''} />
            <Items items={items} />
            <Files files={files} />
          </div>
          {publication.takesObjections && <Objection publication={publication} />}
        </>
      )}
      <p>
        <LinkButton kind="quiet" to="/notices">
          {t.all}
        </LinkButton>
      </p>
    </article>
  );
}
