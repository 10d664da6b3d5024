// 备用码: ten new ones in place of the old, for the day the phone is lost.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { renewBackupCodes } from '../calls.ts';
import style from './me.module.css';
import { Part } from './part.tsx';
import { useDoor } from './use-door.ts';

const messages = {
  zh: {
    title: '换一组备用码',
    what: '手机不在身边时，一个备用码可以代替一次动态口令。换新后旧的全部作废。',
    press: '生成新的',
    password: '密码',
    needed: '请输入密码',
    done: '请抄写或打印，关掉就看不到了',
  },
  en: {
    title: 'New backup codes',
    what: 'Without your phone, one of these stands for one code. New ones void the old.',
    press: 'Make new ones',
    password: 'Password',
    needed: 'Enter your password',
    done: 'Write them down or print them; they are shown this once',
  },
};

export function BackupCodes() {
  const t = useMessages(messages);
  const [password, setPassword] = useState('');
  const door = useDoor<{ backupCodes: string[] }>();
  async function submit(): Promise<void> {
    if (await door.press((asker) => renewBackupCodes(password, asker))) setPassword('');
  }
  return (
    <Part
      title={t.title}
      press={t.press}
      busy={door.isBusy}
      whyNot={password === '' ? t.needed : undefined}
      problem={door.problem}
      done={door.value && t.done}
      onSubmit={() => void submit()}
    >
      <p className="muted">{t.what}</p>
      <TextField
        label={t.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {door.value && (
        <ol className={style['codes']}>
          {door.value.backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
