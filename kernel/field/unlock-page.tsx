// Who is it? Names of those whom this phone knows, and a PIN. Works without any network.
import { type FormEvent, useEffect, useState } from 'react';
import { useMessages } from '../web/language/language.ts';
import { Button } from '../web/plain/button.tsx';
import { Choice, TextField } from '../web/plain/controls.tsx';
import { Note } from '../web/plain/note.tsx';
import type { VaultRow } from './store.ts';
import style from './unlock-page.module.css';
import { isRunning, openVault, shortestPin, type Vault, waitAfter, waitLeft } from './vault.ts';

const messages = {
  zh: {
    product: '呼应',
    title: '输入 PIN 打开',
    who: '谁在用',
    pin: 'PIN',
    open: '打开',
    wrong: '不是这个 PIN',
    wait: (seconds: number) => `输错多次，请等 ${seconds} 秒再试`,
    other: '用账号密码登录',
    otherHow: '忘了 PIN、换人用，都从这里登录；没传完的记录还在本机，有网就传，不会丢。',
    ended: '这台手机已停用，班次已经结束，或太久没有联网。请用账号密码登录后重新设置；没传完的有网就传。',
    tooShort: `PIN 至少 ${shortestPin} 位`,
  },
  en: {
    product: 'Huying',
    title: 'Open with your PIN',
    who: 'Who is it',
    pin: 'PIN',
    open: 'Open',
    wrong: 'Not this PIN',
    wait: (seconds: number) => `Too many wrong ones; try again in ${seconds} s`,
    other: 'Sign in by password',
    otherHow:
      'For another person, or a forgotten PIN. What waits stays on this phone and goes out with the next network.',
    ended:
      'This phone was cut off, its shift is over, or it was off line for too long. Sign in by password and set it up anew; what waits still goes out.',
    tooShort: `A PIN has ${shortestPin} digits or more`,
  },
};

type Props = { known: readonly VaultRow[]; hold: (vault: Vault) => Promise<void>; leave: () => void };

const secondsLeft = (row: VaultRow | undefined): number => (row ? Math.ceil(waitLeft(row, Date.now()) / 1000) : 0);

export function UnlockPage({ known, hold, leave }: Props) {
  const t = useMessages(messages);
  const [leaseId, choose] = useState(known[0]?.leaseId ?? '');
  const [openedAt] = useState(() => Date.now());
  const [pin, setPin] = useState('');
  const [said, say] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(known[0]?.wrong ?? 0);
  const [left, setLeft] = useState(() => secondsLeft(known[0]));
  const row = known.find((one) => one.leaseId === leaseId);
  const isOpenable = row !== undefined && isRunning(row, openedAt);

  useEffect(() => {
    document.title = `${t.title} · ${t.product}`;
  }, [t]);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (left > 0 || isBusy) return;
    setBusy(true);
    say(undefined);
    const vault = await openVault(leaseId, pin);
    setPin('');
    if (vault) return hold(vault);
    setBusy(false);
    setWrong(wrong + 1);
    setLeft(waitAfter(wrong + 1) / 1000);
    say(t.wrong);
  }

  return (
    <div className={style['page']}>
      <main className={style['card']}>
        <b className={style['brand']}>{t.product}</b>
        <h1>{t.title}</h1>
        {known.length > 1 && (
          <Choice
            label={t.who}
            value={leaseId}
            onChange={(next) => {
              choose(next);
              const of = known.find((one) => one.leaseId === next);
              setWrong(of?.wrong ?? 0);
              setLeft(secondsLeft(of));
              say(undefined);
            }}
            options={known.map((one) => ({ value: one.leaseId, label: one.staffName }))}
          />
        )}
        {isOpenable ? (
          <form className={style['form']} onSubmit={(event) => void open(event)}>
            <TextField
              label={known.length > 1 ? t.pin : `${t.pin} · ${row.staffName}`}
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={pin}
              onChange={setPin}
              maxLength={40}
            />
            {left > 0 ? <Note icon="clock">{t.wait(left)}</Note> : said && <Note icon="warn">{said}</Note>}
            <Button
              kind="primary"
              type="submit"
              busy={isBusy}
              whyNot={pin.length < shortestPin ? t.tooShort : undefined}
            >
              {t.open}
            </Button>
          </form>
        ) : (
          <Note icon="phone">{t.ended}</Note>
        )}
        <div className={style['other']}>
          <Button onPress={leave}>{t.other}</Button>
          <small className="muted">{t.otherHow}</small>
        </div>
      </main>
    </div>
  );
}
