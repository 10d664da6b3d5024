// The sign-in page of staff, for the desk, the field and the wall alike. It walks the steps that the server names and ends where one wanted to go.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { safeNext } from '#kernel/web/door/next.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { doorPaths } from '#kernel/web/page.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { LanguageSwitch } from '#kernel/web/shell/switches.tsx';
import type { SignInStep } from '#modules/identity/shared/session.ts';
import { type Answer, changePassword, demoDoor, type Next, sessionDoorOf, signIn, verifyCode } from './calls.ts';
import { DemoPeople } from './demo-people.tsx';
import { EnrolStep } from './enrol-step.tsx';
import { messages } from './messages.ts';
import style from './sign-in.module.css';
import { CodeStep, NewPasswordStep, PasswordStep } from './steps.tsx';

type Step = 'password' | Exclude<Next, 'done'>;
/** Kept in memory only, and only while the steps that ask for it again are walked. */
type Pair = { username: string; password: string };

export default function SignInPage() {
  const t = useMessages(messages);
  const router = useRouter();
  const cache = useQueryClient();
  const door = useLocation({ select: (location) => doorPaths[sessionDoorOf(location.pathname)] });
  const search = useLocation({ select: (location) => location.search as { next?: unknown; idle?: unknown } });
  const [step, setStep] = useState<Step>('password');
  const [pair, setPair] = useState<Pair>({ username: '', password: '' });
  const [problem, setProblem] = useState<ProblemBody>();
  const [isBusy, setBusy] = useState(false);
  const showProblem = useCallback((refusal: ProblemBody) => setProblem(refusal), []);

  useEffect(() => {
    document.title = `${t.title} · ${t.product}`;
  }, [t]);

  async function go(act: Promise<Answer<SignInStep>>, home = door): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await act;
    setBusy(false);
    if (!answer.ok) {
      if (answer.problem.remedy === 'sign_in') setStep('password');
      return setProblem(answer.problem);
    }
    if (answer.value.next !== 'done') return setStep(answer.value.next);
    // Nothing that the last person saw may stay behind for this one.
    cache.clear();
    router.history.replace(safeNext(search.next, home));
  }

  function enter(next: Pair, home?: string): void {
    setPair(next);
    void go(signIn(next.username, next.password, sessionDoorOf(home ?? door)), home);
  }

  const titles: Record<Step, string> = {
    password: t.title,
    second_factor: t.second,
    change_password: t.newPassword,
    enrol_second_factor: t.enrol,
  };
  return (
    <div className={style['page']}>
      <header className={style['top']} data-print="no">
        <LanguageSwitch />
      </header>
      <main className={style['card']}>
        <div className={style['brand']}>
          <b>{t.product}</b>
          <span className="muted">{t.motto}</span>
        </div>
        <h1>{titles[step]}</h1>
        {step === 'password' && search.idle !== undefined && <Note icon="clock">{t.idle}</Note>}
        {step === 'password' && door === doorPaths.screen && <Note icon="eye">{t.wall}</Note>}
        <ProblemNote problem={problem} />
        {step === 'password' && (
          <>
            <PasswordStep isBusy={isBusy} onSubmit={(username, password) => enter({ username, password })} />
            <DemoPeople onPick={(account) => enter(account, demoDoor(account))} />
          </>
        )}
        {step === 'second_factor' && (
          <CodeStep
            isBusy={isBusy}
            onSubmit={(kind, code) => void go(verifyCode(kind, code, sessionDoorOf(door)))}
            onBack={() => {
              setProblem(undefined);
              setStep('password');
            }}
          />
        )}
        {step === 'change_password' && (
          <NewPasswordStep
            username={pair.username}
            present={pair.password}
            isBusy={isBusy}
            onSubmit={(next) => {
              void go(
                changePassword(pair.password, next).then((answer) => {
                  if (answer.ok) setPair({ ...pair, password: next });
                  return answer;
                }),
              );
            }}
          />
        )}
        {step === 'enrol_second_factor' && (
          <EnrolStep
            password={pair.password}
            isBusy={isBusy}
            onProblem={showProblem}
            onSubmit={(code) => void go(verifyCode('totp', code, sessionDoorOf(door)))}
          />
        )}
      </main>
      <footer className={style['foot']} data-print="no">
        <Link to="/">
          {t.resident} <Icon name="right" size={14} />
        </Link>
      </footer>
    </div>
  );
}
