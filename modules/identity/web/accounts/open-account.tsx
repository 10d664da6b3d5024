// 开通账号: for somebody on the staff who has none. The password comes in the next step, for one use.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openAccount } from '../../shared/commands.ts';
import { usernameSchema } from '../../shared/username.ts';
import { AskSheet } from '../parts/ask-sheet.tsx';
import type { Found } from '../parts/find-field.tsx';
import { StaffField } from '../parts/staff-field.tsx';

const messages = {
  zh: {
    title: '开通账号',
    press: '开通',
    staff: '给谁',
    staffHow: '输入姓名、首字母或手机尾号',
    username: '用户名',
    usernameHow: '3–30 位小写字母、数字、点或下划线，例如 wang.fang',
    needed: '还要选人，并取一个合规的用户名',
  },
  en: {
    title: 'Open an account',
    press: 'Open',
    staff: 'For whom',
    staffHow: 'Name, initials or last digits of the phone',
    username: 'User name',
    usernameHow: '3–30 of small letters, digits, dot, underscore: wang.fang',
    needed: 'A person and a fitting user name are needed',
  },
};

type OpenAccountProps = { onClose(): void; onOpened(account: { accountId: string; name: string }): void };

export function OpenAccount({ onClose, onOpened }: OpenAccountProps) {
  const t = useMessages(messages);
  const [accountId] = useState(newId);
  const [staff, setStaff] = useState<Found>();
  const [username, setUsername] = useState('');
  const open = useCommand(openAccount, {
    onDone: () => onOpened({ accountId, name: staff?.label ?? username }),
    invalidates: ['account.', 'staff.'],
  });
  const isGood = usernameSchema.safeParse(username).success;
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={open.isSending}
      whyNot={staff && isGood ? undefined : t.needed}
      problem={open.problem}
      again={open.again}
      onSubmit={() => staff && void open.run({ accountId, staffId: staff.id, username })}
      onClose={onClose}
    >
      <StaffField label={t.staff} hint={t.staffHow} chosen={staff} onChange={setStaff} />
      <TextField
        label={t.username}
        hint={t.usernameHow}
        value={username}
        onChange={setUsername}
        maxLength={30}
        autoComplete="off"
      />
    </AskSheet>
  );
}
