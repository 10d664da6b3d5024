// The people themselves, with every post they hold; leaving is recorded here.
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { leaveStaff } from '../../shared/commands.ts';
import { listStaff } from '../../shared/queries.ts';
import { ReasonSheet } from '../parts/reason-sheet.tsx';
import { useRested } from '../parts/use-rested.ts';

const messages = {
  zh: {
    actColumn: '操作',
    caption: '人员',
    search: '姓名、首字母或手机尾号',
    name: '姓名',
    work: '职务',
    home: '所在单位',
    phone: '手机',
    posts: '现任岗位',
    account: '账号',
    has: '有',
    no: '未开通',
    none: '无岗位',
    tail: (tail: string) => `尾号 ${tail}`,
    leave: '离开',
    leaveTitle: (name: string) => `${name} 离开`,
    leaveWhat: '全部岗位立刻结束，账号停用，正在用的设备马上退出。没有先办交接的，手上的事由上一级代管，补上人再交回。',
  },
  en: {
    actColumn: 'Act',
    caption: 'Staff',
    search: 'Name, initials or last digits of the phone',
    name: 'Name',
    work: 'Title',
    home: 'Unit',
    phone: 'Phone',
    posts: 'Posts',
    account: 'Account',
    has: 'Yes',
    no: 'None',
    none: 'No post',
    tail: (tail: string) => `ends in ${tail}`,
    leave: 'Leaves',
    leaveTitle: (name: string) => `${name} leaves`,
    leaveWhat:
      'Every post ends at once, the account closes, devices in use are signed out. Work not handed over before is kept by the level above until the post is filled.',
  },
};

export function StaffTable({ unitId }: { unitId: string | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post, staff } = useHat();
  const [search, setSearch] = useState('');
  const rested = useRested(search.trim());
  const [leaving, setLeaving] = useState<{ staffId: string; name: string }>();
  const mayLeave = post.role === 'system_admin' || post.role === 'security_admin';
  const asked = useAskPages(
    listStaff,
    { ...(unitId ? { unitId } : {}), ...(rested ? { search: rested } : {}) },
    {
      rows: (answer) => answer.staff,
      next: (answer) => (answer.next === null ? undefined : { offset: answer.next }),
    },
    { events: ['staff.', 'post.', 'account.'], keep: true },
  );
  return (
    <>
      <DataTable
        name={listStaff.name}
        caption={t.caption}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => row.staffId}
        columns={[
          { key: 'name', title: t.name, cell: (row) => row.name },
          { key: 'work', title: t.work, cell: (row) => row.title },
          { key: 'home', title: t.home, cell: (row) => row.homeUnitName },
          { key: 'phone', title: t.phone, cell: (row) => row.phoneTail && t.tail(row.phoneTail) },
          {
            key: 'posts',
            title: t.posts,
            cell: (row) =>
              row.posts.length === 0 ? (
                <span className="faint">{t.none}</span>
              ) : (
                row.posts.map((held) => (
                  <div key={held.postId}>
                    {words(roles[held.role].title)} · {held.unitName}
                  </div>
                ))
              ),
          },
          {
            key: 'account',
            title: t.account,
            cell: (row) => (row.hasAccount ? t.has : <Tag>{t.no}</Tag>),
          },
          {
            key: 'leave',
            title: t.actColumn,
            width: 96,
            cell: (row) =>
              mayLeave &&
              row.staffId !== staff.id && (
                <Button kind="quiet" label={t.leaveTitle(row.name)} onPress={() => setLeaving(row)}>
                  {t.leave}
                </Button>
              ),
          },
        ]}
      >
        <TextField label={t.search} type="search" value={search} onChange={setSearch} />
      </DataTable>
      {leaving && (
        <ReasonSheet
          command={leaveStaff}
          title={t.leaveTitle(leaving.name)}
          press={t.leave}
          what={t.leaveWhat}
          input={(reason) => ({ staffId: leaving.staffId, reason })}
          invalidates={['post.', 'staff.', 'account.']}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
