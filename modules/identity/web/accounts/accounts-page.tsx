// 账号: who can sign in and how it stands with each. The system administrator opens them, the security administrator closes and unlocks; the page
// offers each only their own acts, and the server refuses the rest anyway.
import { useState } from 'react';
import type { output } from 'zod';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listAccounts } from '../../shared/queries.ts';
import { useRested } from '../parts/use-rested.ts';
import { GuardMenu } from './guard-menu.tsx';
import { OneTimePassword } from './one-time-password.tsx';
import { OpenAccount } from './open-account.tsx';

const messages = {
  zh: {
    actColumn: '操作',
    title: '账号',
    open: '开通账号',
    search: '用户名或姓名',
    caption: '账号',
    username: '用户名',
    person: '姓名',
    state: '状态',
    factor: '动态口令',
    on: '已绑定',
    off: '未绑定',
    last: '最近登录',
    never: '还没有登录过',
    sessions: '在用设备',
    closed: '已停用',
    locked: '锁定中',
    oneTime: '待改密码',
    fine: '正常',
    password: '发放一次性密码',
  },
  en: {
    actColumn: 'Act',
    title: 'Accounts',
    open: 'Open an account',
    search: 'User name or name',
    caption: 'Accounts',
    username: 'User name',
    person: 'Name',
    state: 'State',
    factor: 'Second factor',
    on: 'Enrolled',
    off: 'Not enrolled',
    last: 'Last sign-in',
    never: 'Never',
    sessions: 'Devices',
    closed: 'Closed',
    locked: 'Locked',
    oneTime: 'Must change password',
    fine: 'In order',
    password: 'One-time password',
  },
};

export type AccountItem = output<(typeof listAccounts)['answer']>['accounts'][number];

export default function AccountsPage() {
  const t = useMessages(messages);
  const { post, staff } = useHat();
  const [search, setSearch] = useState('');
  const rested = useRested(search.trim());
  const [isOpening, setOpening] = useState(false);
  const [handing, setHanding] = useState<{ accountId: string; name: string }>();
  const isSystem = post.role === 'system_admin';
  const asked = useAskPages(
    listAccounts,
    rested ? { search: rested } : {},
    {
      rows: (answer) => answer.accounts,
      next: (answer) => (answer.next === null ? undefined : { offset: answer.next }),
    },
    { events: ['account.', 'staff.', 'session.', 'password.', 'second_factor.'], keep: true },
  );
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          isSystem && (
            <Button kind="primary" icon="plus" onPress={() => setOpening(true)}>
              {t.open}
            </Button>
          )
        }
      />
      <DataTable
        name={listAccounts.name}
        caption={t.caption}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => row.accountId}
        toneOf={(row) => (row.lockedUntil ? 'late' : undefined)}
        columns={[
          { key: 'username', title: t.username, cell: (row) => row.username },
          { key: 'person', title: t.person, cell: (row) => row.staffName },
          { key: 'state', title: t.state, cell: (row) => <AccountState account={row} /> },
          {
            key: 'factor',
            title: t.factor,
            cell: (row) => (row.hasSecondFactor ? <Tag tone="green">{t.on}</Tag> : <Tag>{t.off}</Tag>),
          },
          {
            key: 'last',
            title: t.last,
            cell: (row) =>
              row.lastSignedInAt ? <Moment at={row.lastSignedInAt} short /> : <span className="faint">{t.never}</span>,
          },
          { key: 'sessions', title: t.sessions, isNumber: true, cell: (row) => row.sessionCount },
          {
            key: 'acts',
            title: t.actColumn,
            width: 160,
            cell: (row) =>
              row.staffId !== staff.id &&
              (isSystem ? (
                <Button kind="quiet" onPress={() => setHanding({ accountId: row.accountId, name: row.staffName })}>
                  {t.password}
                </Button>
              ) : (
                <GuardMenu account={row} />
              )),
          },
        ]}
      >
        <TextField label={t.search} type="search" value={search} onChange={setSearch} />
      </DataTable>
      {isOpening && (
        <OpenAccount
          onClose={() => setOpening(false)}
          onOpened={(account) => {
            setOpening(false);
            setHanding(account);
          }}
        />
      )}
      {handing && <OneTimePassword {...handing} onClose={() => setHanding(undefined)} />}
    </>
  );
}

function AccountState({ account }: { account: AccountItem }) {
  const t = useMessages(messages);
  if (account.closedAt) return <Tag>{t.closed}</Tag>;
  if (account.lockedUntil) return <Tag tone="red">{t.locked}</Tag>;
  if (account.isOneTime) return <Tag tone="amber">{t.oneTime}</Tag>;
  return <Tag tone="green">{t.fine}</Tag>;
}
