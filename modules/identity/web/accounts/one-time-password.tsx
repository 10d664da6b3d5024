// The one-time password, shown once to the administrator who hands it over. It is made only when asked for, and never kept on the page.
import { useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { handOutPassword } from '../calls.ts';
import style from './accounts.module.css';

const messages = {
  zh: {
    title: (name: string) => `给 ${name} 一次性密码`,
    what: '生成后旧密码作废，正在用的设备全部退出；本人首次登录时要改成自己的密码。',
    make: '生成',
    username: '用户名',
    password: '一次性密码',
    once: '只显示这一次，关掉就看不到了。请当面或电话告诉本人。',
    close: '已交给本人',
  },
  en: {
    title: (name: string) => `One-time password for ${name}`,
    what: 'The old password ends and every device is signed out; they set their own at the first sign-in.',
    make: 'Make it',
    username: 'User name',
    password: 'One-time password',
    once: 'Shown this once. Hand it over in person or by telephone.',
    close: 'Handed over',
  },
};

export function OneTimePassword({ accountId, name, onClose }: { accountId: string; name: string; onClose(): void }) {
  const t = useMessages(messages);
  const asker = useAsker();
  const [made, setMade] = useState<{ username: string; password: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isBusy, setBusy] = useState(false);
  async function make(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await handOutPassword(accountId, asker);
    setBusy(false);
    if (answer.ok) setMade(answer.value);
    else setProblem(answer.problem);
  }
  return (
    <Sheet open onClose={onClose} title={t.title(name)}>
      <div className={style['once']}>
        {made ? (
          <>
            <dl>
              <dt>{t.username}</dt>
              <dd>
                <code>{made.username}</code>
              </dd>
              <dt>{t.password}</dt>
              <dd>
                <code>{made.password}</code>
              </dd>
            </dl>
            <p className="muted">{t.once}</p>
            <Button kind="primary" onPress={onClose}>
              {t.close}
            </Button>
          </>
        ) : (
          <>
            <p>{t.what}</p>
            <ProblemNote problem={problem} again={() => void make()} />
            <Button kind="primary" busy={isBusy} onPress={() => void make()}>
              {t.make}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}
