// A resident's own page: the way home, its name, and what it holds once one has signed in; before that one press to sign in, which leads back here.
import type { ReactNode } from 'react';
import { useIsResidentSignedIn } from '../door/resident.ts';
import { useMessages } from '../language/language.ts';
import { EmptyState } from '../plain/blank.tsx';
import { LinkButton } from '../plain/button.tsx';
import type { IconName } from '../plain/icon.tsx';
import style from './resident-page.module.css';

const messages = {
  zh: { home: '回首页', signIn: '登录' },
  en: { home: 'Home', signIn: 'Sign in' },
};

type ResidentPageProps = {
  title: string;
  /** The path it stands on, to come back to. */
  here: string;
  icon: IconName;
  /** What signing in is for, and what is seen of whom then. */
  why: string;
  how: string;
  children: ReactNode;
};

export function ResidentPage({ title, here, icon, why, how, children }: ResidentPageProps) {
  const t = useMessages(messages);
  const isSignedIn = useIsResidentSignedIn();
  return (
    <div className={style['page']}>
      <div>
        <LinkButton kind="quiet" icon="back" to="/">
          {t.home}
        </LinkButton>
      </div>
      <h1>{title}</h1>
      {isSignedIn ? (
        children
      ) : (
        <EmptyState icon={icon} title={why} how={how}>
          <LinkButton kind="primary" big to="/sign-in" search={{ next: here }}>
            {t.signIn}
          </LinkButton>
        </EmptyState>
      )}
    </div>
  );
}
