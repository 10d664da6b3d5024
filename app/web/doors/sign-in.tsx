// The sign-in page of staff, for the desk and the field alike. In a demo it also lists the people one may try to be.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import {
  type DemoAccount,
  listDemoAccounts,
  type SignInStep,
  safeNext,
  signIn,
  verifySecondFactor,
} from '#kernel/web/door/sign-in.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { LanguageSwitch } from '#kernel/web/shell/switches.tsx';
import style from './sign-in.module.css';

const messages = {
  zh: {
    product: '呼应',
    motto: '民有所呼，我有所应',
    title: '工作人员登录',
    username: '用户名',
    password: '密码',
    enter: '登录',
    second: '再确认一下是您本人',
    totp: '验证器上的 6 位数',
    backup: '备用码',
    confirm: '确认',
    useBackup: '手机不在身边，用备用码',
    useTotp: '用验证器',
    back: '换个账号',
    demo: '演示',
    demoHint: '这是演示环境，人和事都是虚构的。点一个人，以他的身份看看。',
    resident: '我是居民，去居民服务',
  },
  en: {
    product: 'Huying',
    motto: 'Every call gets an answer',
    title: 'Staff sign-in',
    username: 'User name',
    password: 'Password',
    enter: 'Sign in',
    second: 'Please confirm it is you',
    totp: 'Six digits of your authenticator',
    backup: 'Backup code',
    confirm: 'Confirm',
    useBackup: 'Phone not at hand: use a backup code',
    useTotp: 'Use the authenticator',
    back: 'Another account',
    demo: 'Demo',
    demoHint: 'This is a demonstration; people and matters are made up. Tap a person to look at it as them.',
    resident: 'I am a resident',
  },
};

export default function SignInPage() {
  const t = useMessages(messages);
  const router = useRouter();
  const cache = useQueryClient();
  const door = useLocation({ select: (location) => (location.pathname.startsWith('/field') ? '/field' : '/desk') });
  const next = useLocation({ select: (location) => (location.search as { next?: unknown }).next });
  const [step, setStep] = useState<'password' | 'second_factor'>('password');
  const [problem, setProblem] = useState<ProblemBody>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${t.title} · ${t.product}`;
  }, [t]);

  async function go(act: Promise<SignInStep>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await act;
    setBusy(false);
    if (answer.step === 'refused') return setProblem(answer.problem);
    if (answer.step === 'second_factor') return setStep('second_factor');
    // Nothing that the last person saw may stay behind for this one.
    cache.clear();
    router.history.replace(safeNext(next, door));
  }

  return (
    <div className={style['page']}>
      <header className={style['top']}>
        <LanguageSwitch />
      </header>
      <main className={style['card']}>
        <div className={style['brand']}>
          <b>{t.product}</b>
          <span className="muted">{t.motto}</span>
        </div>
        <h1>{step === 'password' ? t.title : t.second}</h1>
        <ProblemNote problem={problem} />
        {step === 'password' ? (
          <PasswordForm isBusy={isBusy} onSubmit={(username, password) => void go(signIn(username, password))} />
        ) : (
          <SecondFactorForm
            isBusy={isBusy}
            onSubmit={(kind, code) => void go(verifySecondFactor(kind, code))}
            onBack={() => {
              setProblem(undefined);
              setStep('password');
            }}
          />
        )}
        {step === 'password' && (
          <DemoPeople onPick={(account) => void go(signIn(account.username, account.password))} />
        )}
      </main>
      <footer className={style['foot']}>
        <a href="/">
          {t.resident} <Icon name="right" size={14} />
        </a>
      </footer>
    </div>
  );
}

function PasswordForm({ isBusy, onSubmit }: { isBusy: boolean; onSubmit(username: string, password: string): void }) {
  const t = useMessages(messages);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form className={style['form']} onSubmit={submitting(() => onSubmit(username, password))}>
      <TextField
        label={t.username}
        name="username"
        autoComplete="username"
        value={username}
        onChange={setUsername}
        required
      />
      <TextField
        label={t.password}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
      <Button type="submit" kind="primary" wide busy={isBusy}>
        {t.enter}
      </Button>
    </form>
  );
}

type SecondFactorProps = { isBusy: boolean; onSubmit(kind: 'totp' | 'backup', code: string): void; onBack(): void };

function SecondFactorForm({ isBusy, onSubmit, onBack }: SecondFactorProps) {
  const t = useMessages(messages);
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  return (
    <form className={style['form']} onSubmit={submitting(() => onSubmit(kind, code))}>
      <TextField
        key={kind}
        label={kind === 'totp' ? t.totp : t.backup}
        name="code"
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        autoFocus
        required
      />
      <Button type="submit" kind="primary" wide busy={isBusy}>
        {t.confirm}
      </Button>
      <div className={style['ways']}>
        <Button
          kind="quiet"
          onPress={() => {
            setCode('');
            setKind(kind === 'totp' ? 'backup' : 'totp');
          }}
        >
          {kind === 'totp' ? t.useBackup : t.useTotp}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t.back}
        </Button>
      </div>
    </form>
  );
}

function DemoPeople({ onPick }: { onPick(account: DemoAccount): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { data: accounts = [] } = useQuery({
    queryKey: ['demo'],
    queryFn: listDemoAccounts,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (accounts.length === 0) return null;
  return (
    <section className={style['demo']}>
      <h2>{t.demo}</h2>
      <p className="muted">{t.demoHint}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account)}>
              <b>{account.name}</b>
              <span>
                {account.unitName ? `${account.unitName} · ` : ''}
                {words(account.title)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function submitting(act: () => void): (event: FormEvent) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}
