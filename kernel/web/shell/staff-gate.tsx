// Before any staff door: who is it, and which hat? Shows nothing of the work until both are known, and brings people back to the page they
// wanted after they signed in.
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import { AskerContext } from '../door/asker-context.ts';
import { useIdleSignOut } from '../door/idle.ts';
import { HatContext, postToWear, useSession, wornPosts } from '../door/session.ts';
import { useMessages } from '../language/language.ts';
import { EmptyState, Skeleton } from '../plain/blank.tsx';
import { ProblemNote } from '../plain/note.tsx';
import { useRemembered } from '../remembered.ts';
import type { Asker } from '../wire/asker.ts';
import { LiveUpdates } from '../wire/use-live.tsx';
import style from './page-ground.module.css';
import { SignOutButton } from './switches.tsx';

const messages = {
  zh: { noPost: '您现在没有在任的岗位', noPostHow: '岗位由上级单位安排；安排好后，刷新这一页就能用。' },
  en: {
    noPost: 'You hold no post at present',
    noPostHow: 'Posts are given by your unit; once you have one, reload this page.',
  },
};

type StaffGateProps = {
  signInPath: string;
  /** A desk left alone signs out by itself. A phone in a pocket and a wall do not: nobody presses there for hours. */
  leavesWhenIdle?: boolean;
  children: ReactNode;
};

export function StaffGate({ signInPath, leavesWhenIdle = false, children }: StaffGateProps) {
  const t = useMessages(messages);
  const { session, problem, isFirst, again } = useSession();
  const worn = useRemembered(wornPosts);
  const post = session && postToWear(session, worn);
  const postId = post?.postId;
  const asker = useMemo<Asker>(() => ({ as: 'staff', postId }), [postId]);
  const hat = useMemo(
    () =>
      session && post
        ? {
            staff: session.staff,
            posts: session.posts,
            post,
            wear: (chosen: string) => wornPosts.set({ ...wornPosts.get(), [session.staff.id]: chosen }),
          }
        : undefined,
    [session, post],
  );

  const isHalfway =
    session !== undefined && (Boolean(session.mustChangePassword) || session.mustEnrolSecondFactor === true);
  useIdleSignOut(leavesWhenIdle ? session?.idleMinutes : undefined);

  if (problem?.remedy === 'sign_in' || isHalfway) return <ToSignIn path={signInPath} />;
  if (isFirst) return <Skeleton lines={6} />;
  if (!session) {
    return (
      <div className={style['fault']}>
        <ProblemNote problem={problem} again={again} />
      </div>
    );
  }
  if (!hat) {
    return (
      <EmptyState icon="person" title={t.noPost} how={t.noPostHow}>
        <SignOutButton />
      </EmptyState>
    );
  }
  return (
    <AskerContext value={asker}>
      <HatContext value={hat}>
        <LiveUpdates>{children}</LiveUpdates>
      </HatContext>
    </AskerContext>
  );
}

/** Leaves once: while the way there is under way, the address it came from must not change under it. */
function ToSignIn({ path }: { path: string }) {
  const router = useRouter();
  useEffect(() => {
    const next = router.latestLocation.href;
    void router.navigate({ to: path, search: { next }, replace: true });
  }, [router, path]);
  return <Skeleton lines={6} />;
}
