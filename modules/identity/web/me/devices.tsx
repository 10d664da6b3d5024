// 退出其他设备: everything but this one.
import { useMessages } from '#kernel/web/language/language.ts';
import { endOtherSessions } from '../calls.ts';
import { Part } from './part.tsx';
import { useDoor } from './use-door.ts';

const messages = {
  zh: {
    title: '其他设备',
    what: '在别处登录后忘了退出，或怀疑有人用您的账号，可以让其他设备全部退出。这一台不受影响。',
    press: '退出其他设备',
    done: (n: number) => (n === 0 ? '没有其他设备在用' : `已退出 ${n} 处`),
  },
  en: {
    title: 'Other devices',
    what: 'Left signed in elsewhere, or unsure who uses your account? End every session but this one.',
    press: 'Sign out other devices',
    done: (n: number) => (n === 0 ? 'No other device was signed in' : `${n} signed out`),
  },
};

export function Devices() {
  const t = useMessages(messages);
  const door = useDoor<{ ended: number }>();
  return (
    <Part
      title={t.title}
      press={t.press}
      busy={door.isBusy}
      problem={door.problem}
      done={door.value && t.done(door.value.ended)}
      onSubmit={() => void door.press(endOtherSessions)}
    >
      <p className="muted">{t.what}</p>
    </Part>
  );
}
