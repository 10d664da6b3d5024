// Stands under every page: its title in the tab and in the ear, its right to be seen under the present hat, its faults kept to itself.
import { CatchBoundary, Link, Navigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { listEntries, useAtlas } from '../atlas.ts';
import { useMaybeHat } from '../door/session.ts';
import { useMessages, useWords } from '../language/language.ts';
import { doorPaths, entryOf, mayOpen, type Page } from '../page.ts';
import { EmptyState } from '../plain/blank.tsx';
import { Button } from '../plain/button.tsx';
import { ProblemNote } from '../plain/note.tsx';
import { problemOf } from '../wire/refusal.ts';
import style from './page-ground.module.css';

const messages = {
  zh: {
    product: '呼应',
    notYours: '这一页不归您现在的岗位看',
    wear: '您可以换成下面的岗位打开它',
    ask: '要看它，请联系有这个职责的人',
    home: '回首页',
    missing: '没有这一页',
    missingHow: '地址可能写错了，或者这一页已经换了地方。',
  },
  en: {
    product: 'Huying',
    notYours: 'This page is not for your present post',
    wear: 'You may open it as one of these',
    ask: 'Ask somebody who holds this duty',
    home: 'Home',
    missing: 'There is no such page',
    missingHow: 'The address may be mistyped, or the page has moved.',
  },
};

export function PageGround({ page, children }: { page: Page; children: ReactNode }) {
  const t = useMessages(messages);
  const words = useWords();
  const hat = useMaybeHat();
  const title = words(page.title);
  const [first] = listEntries(useAtlas(), page.door, hat?.post.role);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t]);

  if (hat && !mayOpen(page, hat.post.role)) {
    // Where a door opens with a page of other posts, this one begins with its own first page.
    if (page.path === '' && first) return <Navigate to={entryOf(first)} replace />;
    const others = hat.posts.filter((post) => mayOpen(page, post.role));
    return (
      <EmptyState icon="lock" title={t.notYours} how={others.length > 0 ? t.wear : t.ask}>
        {others.map((post) => (
          <Button key={post.postId} onPress={() => hat.wear(post.postId)}>
            {post.unitName} · {words(post.roleTitle)}
          </Button>
        ))}
      </EmptyState>
    );
  }
  return (
    <CatchBoundary getResetKey={() => location.href} errorComponent={Fault}>
      {children}
    </CatchBoundary>
  );
}

export function Fault({ error }: { error: unknown }) {
  return (
    <div className={style['fault']}>
      <ProblemNote problem={problemOf(error)} />
    </div>
  );
}

export function MissingPage({ door }: { door: Page['door'] }) {
  const t = useMessages(messages);
  return (
    <EmptyState icon="question" title={t.missing} how={t.missingHow}>
      <Link to={doorPaths[door]}>{t.home}</Link>
    </EmptyState>
  );
}
