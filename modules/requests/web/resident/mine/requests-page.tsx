// 我的诉求: what is still open first, then what is done; and any of one's own by its number.
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import page from '../parts/page.module.css';
import { useMine } from '../parts/selves.ts';
import { isOpen } from '../parts/steps-of.ts';
import { FindByNumber } from './find-by-number.tsx';
import { RequestCard } from './request-card.tsx';

const messages = {
  zh: {
    title: '我的诉求',
    open: (n: number) => `在办 ${n} 件`,
    over: (n: number) => `已办 ${n} 件`,
    none: '还没有报过事',
    noneHow: '报的事会在这里，一眼看到谁在办、什么时候办好。',
    report: '报一件',
    signIn: '用手机号登录，看全部',
    signInHow: '换过手机、打过电话的，用留的手机号登录就能看到。',
  },
  en: {
    title: 'My requests',
    open: (n: number) => `${n} open`,
    over: (n: number) => `${n} done`,
    none: 'Nothing reported yet',
    noneHow: 'What you report stands here: who has it, and by when.',
    report: 'Report something',
    signIn: 'Sign in by phone to see all',
    signInHow: 'What you reported from another phone or by telephone is found under your number.',
  },
};

export default function RequestsPage() {
  const t = useMessages(messages);
  const mine = useMine();
  const open = mine.rows.filter(isOpen);
  const over = mine.rows.filter((row) => !isOpen(row));
  const isNone = !mine.isFirst && mine.rows.length === 0 && !mine.problem;
  return (
    <div className={`${page['page']} ${page['narrow']}`}>
      <h1>{t.title}</h1>
      <ProblemNote problem={mine.problem} again={mine.again} />
      {mine.isFirst && <Skeleton lines={6} />}
      {isNone && (
        <EmptyState icon="list" title={t.none} how={t.noneHow}>
          <LinkButton to="/report/problem" kind="primary">
            {t.report}
          </LinkButton>
        </EmptyState>
      )}
      {[
        { title: t.open(open.length), rows: open },
        { title: t.over(over.length), rows: over },
      ].map(
        ({ title, rows }) =>
          rows.length > 0 && (
            <section key={title} className={page['stack']}>
              <div className={page['section']}>
                <h2>{title}</h2>
              </div>
              {rows.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
            </section>
          ),
      )}
      {mine.phone === null && !mine.isFirst && (
        <section className={page['stack']}>
          <p className="muted">{t.signInHow}</p>
          <LinkButton to="/sign-in" search={{ next: '/requests' }} wide>
            {t.signIn}
          </LinkButton>
        </section>
      )}
      <FindByNumber isSignedIn={mine.phone !== null} />
    </div>
  );
}
