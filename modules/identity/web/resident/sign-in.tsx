// 用手机号登录: a number, a code, in. What one reported before stays to be followed either way; signing in shows it on any device.
import { useEffect, useState } from 'react';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import { safeNext } from '#kernel/web/door/next.ts';
import { residentSignedIn, residentSignedOut, useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { askResidentCode } from '../../shared/commands.ts';
import { signInResident, signOutResident, whoAmI } from '../calls.ts';
import style from './sign-in.module.css';
import { useSecondsLeft } from './use-seconds-left.ts';

const messages = {
  zh: {
    title: '用手机号登录',
    why: '登录后，您报的事在哪部手机上都能看到进度。不登录也能报。',
    phone: '手机号',
    ask: '获取验证码',
    wait: (s: number) => `${s} 秒后可再获取`,
    sent: '验证码已发出，5 分钟内有效',
    code: '验证码',
    codeHow: '短信里的 6 位数字',
    enter: '登录',
    needed: '请输入 6 位验证码',
    as: (phone: string) => `已登录：${phone}`,
    out: '退出登录',
    home: '回首页',
  },
  en: {
    title: 'Sign in by phone',
    why: 'Signed in, you can follow what you reported on any phone. You may report without.',
    phone: 'Mobile number',
    ask: 'Send me a code',
    wait: (s: number) => `Again in ${s} s`,
    sent: 'The code is on its way and good for five minutes',
    code: 'Code',
    codeHow: 'The six digits of the message',
    enter: 'Sign in',
    needed: 'Enter the six digits',
    as: (phone: string) => `Signed in: ${phone}`,
    out: 'Sign out',
    home: 'Home',
  },
};

type Sent = { shownCode?: string; note?: Words };
const nobody = { as: 'anonymous' } as const;

export default function ResidentSignIn() {
  const t = useMessages(messages);
  const isSignedIn = useIsResidentSignedIn();
  return (
    <div className={style['page']}>
      <h1>{t.title}</h1>
      {isSignedIn ? <SignedIn /> : <SignInForm />}
    </div>
  );
}

function SignInForm() {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [{ next }] = useFilters((raw) => ({ next: safeNext(raw['next'], '/') }));
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const [secondsLeft, startWaiting] = useSecondsLeft();
  const ask = useCommand(askResidentCode, {
    onDone: (done) => {
      setSent((done.result ?? {}) as Sent);
      startWaiting(60);
    },
  });
  async function enter(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await signInResident(phone, code, nobody);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    residentSignedIn();
    go(next);
  }
  const isCode = /^\d{6}$/.test(code.trim());
  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode) void enter();
      }}
    >
      <p className="muted">{t.why}</p>
      <TextField
        label={t.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        value={phone}
        onChange={setPhone}
        maxLength={20}
      />
      <Button
        wide
        busy={ask.isSending}
        whyNot={secondsLeft > 0 ? t.wait(secondsLeft) : undefined}
        onPress={() => void ask.run({ phone })}
      >
        {secondsLeft > 0 ? t.wait(secondsLeft) : t.ask}
      </Button>
      <ProblemNote problem={ask.problem} again={ask.again} />
      {sent && (
        <Note icon="check">
          <p>{sent.note ? words(sent.note) : t.sent}</p>
          {sent.shownCode && <p className={style['code']}>{sent.shownCode}</p>}
        </Note>
      )}
      <TextField
        label={t.code}
        hint={t.codeHow}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        maxLength={6}
      />
      <ProblemNote problem={problem} />
      <Button type="submit" kind="primary" big wide busy={isBusy} whyNot={isCode ? undefined : t.needed}>
        {t.enter}
      </Button>
    </form>
  );
}

function SignedIn() {
  const t = useMessages(messages);
  const go = useGo();
  const [phone, setPhone] = useState('');
  useEffect(() => {
    void whoAmI({ as: 'resident' }).then((answer) => {
      if (answer.ok) setPhone(answer.value.phone);
      else if (answer.problem.status === 401) residentSignedOut();
    });
  }, []);
  async function leave(): Promise<void> {
    await signOutResident({ as: 'resident' });
    residentSignedOut();
  }
  return (
    <div className={style['form']}>
      <p>{t.as(phone)}</p>
      <Button kind="primary" big wide onPress={() => go('/')}>
        {t.home}
      </Button>
      <Button wide onPress={() => void leave()}>
        {t.out}
      </Button>
    </div>
  );
}
