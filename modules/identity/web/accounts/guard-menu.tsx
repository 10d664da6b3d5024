// What the security administrator may do to one account; each asks for the reason.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Menu } from '#kernel/web/plain/menu.tsx';
import { closeAccount, endSessions, reopenAccount, resetSecondFactor, unlockAccount } from '../../shared/commands.ts';
import { ReasonSheet } from '../parts/reason-sheet.tsx';
import type { AccountItem } from './accounts-page.tsx';

const messages = {
  zh: {
    acts: (name: string) => `处理 ${name} 的账号`,
    button: '处理',
    names: { close: '停用', reopen: '恢复', unlock: '解锁', reset: '重置动态口令', end: '强制退出' },
    what: {
      close: '不能再登录，正在用的设备马上退出。岗位不变。',
      reopen: '可以重新登录。',
      unlock: '不用等，马上可以再试密码。',
      reset: '原来绑定的手机失效，正在用的设备马上退出，下次登录重新绑定。',
      end: '正在用的设备马上退出，可以重新登录。',
    },
  },
  en: {
    acts: (name: string) => `Acts on the account of ${name}`,
    button: 'Acts',
    names: {
      close: 'Close',
      reopen: 'Reopen',
      unlock: 'Unlock',
      reset: 'Reset second factor',
      end: 'Sign out everywhere',
    },
    what: {
      close: 'They cannot sign in, and devices in use are signed out at once. Posts stay.',
      reopen: 'They can sign in again.',
      unlock: 'They may try the password again without waiting.',
      reset: 'The enrolled phone is void, devices are signed out, the next sign-in enrols anew.',
      end: 'Devices in use are signed out at once; they may sign in again.',
    },
  },
};

const commands = {
  close: closeAccount,
  reopen: reopenAccount,
  unlock: unlockAccount,
  reset: resetSecondFactor,
  end: endSessions,
} as const;
type Act = keyof typeof commands;

export function GuardMenu({ account }: { account: AccountItem }) {
  const t = useMessages(messages);
  const [act, setAct] = useState<Act>();
  const { accountId, staffName, closedAt, lockedUntil, hasSecondFactor, sessionCount } = account;
  const offered: Act[] = closedAt ? ['reopen'] : ['close'];
  if (lockedUntil) offered.unshift('unlock');
  if (hasSecondFactor) offered.push('reset');
  if (sessionCount > 0) offered.push('end');
  return (
    <>
      <Menu
        name={t.acts(staffName)}
        label={t.button}
        items={offered.map((one) => ({ key: one, label: t.names[one], onPick: () => setAct(one) }))}
      />
      {act && (
        <ReasonSheet
          command={commands[act]}
          title={`${t.names[act]} · ${staffName}`}
          press={t.names[act]}
          what={t.what[act]}
          isGrave={act === 'close' || act === 'reset'}
          input={(reason) => ({ accountId, reason })}
          invalidates={['account.']}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  );
}
