// 修改密码: what will not do is said while typing, by the server's own rule.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { checkPassword, passwordFaultWords } from '../../shared/password.ts';
import { changePassword } from '../calls.ts';
import { Part } from './part.tsx';
import { useDoor } from './use-door.ts';

const messages = {
  zh: {
    title: '修改密码',
    press: '修改',
    current: '现在的密码',
    next: '新密码',
    again: '再输一次新密码',
    hint: '至少 10 个字符，字母、数字、符号要有两种',
    differ: '两次输入的不一样',
    needed: '三项都要填对',
    done: '已修改，其他设备都已退出',
  },
  en: {
    title: 'Change password',
    press: 'Change',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    hint: 'Ten characters or more, two of letters, digits and signs',
    differ: 'The two differ',
    needed: 'All three are needed',
    done: 'Changed; other devices are signed out',
  },
};

export function ChangePassword({ username }: { username: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const door = useDoor<object>();
  const faults = next === '' ? [] : checkPassword(next, { username, previous: current });
  const wrong = faults.map((fault) => words(passwordFaultWords[fault])).join('；');
  const differ = again !== '' && again !== next;
  const isReady = current !== '' && next !== '' && faults.length === 0 && again === next;
  async function submit(): Promise<void> {
    const isDone = await door.press((asker) => changePassword(current, next, asker));
    if (!isDone) return;
    setCurrent('');
    setNext('');
    setAgain('');
  }
  return (
    <Part
      title={t.title}
      press={t.press}
      busy={door.isBusy}
      whyNot={isReady ? undefined : t.needed}
      problem={door.problem}
      done={door.value && t.done}
      onSubmit={() => void submit()}
    >
      <TextField
        label={t.current}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <TextField
        label={t.next}
        type="password"
        autoComplete="new-password"
        hint={t.hint}
        wrong={wrong || undefined}
        value={next}
        onChange={setNext}
      />
      <TextField
        label={t.again}
        type="password"
        autoComplete="new-password"
        wrong={differ ? t.differ : undefined}
        value={again}
        onChange={setAgain}
      />
    </Part>
  );
}
