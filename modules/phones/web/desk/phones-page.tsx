// 离线手机: every phone of the district that works alone — whose, heard of when, what it still holds — and the press that cuts a lost one off.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endLease } from '../../shared/commands.ts';
import { listPhones, type PhoneRow } from '../../shared/queries.ts';

const messages = {
  zh: {
    title: '离线手机',
    sub: '谁的手机能离线工作。丢了、换了、人走了，在这里停用。',
    who: '谁的',
    label: '手机',
    state: '状态',
    runs: '在用',
    over: '太久没联网',
    ended: '已停用',
    seen: '上次联网',
    until: '到期',
    waiting: '当时待传',
    refused: '当时被退回',
    clock: '时间快慢',
    minutes: (n: number) => (n === 0 ? '准' : `${n > 0 ? '快' : '慢'} ${Math.abs(n)} 分`),
    act: '办理',
    cut: '停用…',
    cutTitle: (name: string, label: string) => `停用 ${name} 的“${label}”`,
    reason: '原因',
    reasonHow: '如：手机丢了',
    cutNow: '停用',
    noReason: '写明原因',
    what: '停用后，这台手机打不开平台数据；它还没传的记录会转给社区决定，不会丢。',
    none: '还没有手机开通离线使用',
    noneHow: '网格员在自己手机的“我的”里开通。',
  },
  en: {
    title: 'Phones',
    sub: 'Whose phones work alone. Lost, changed or left behind: cut it off here.',
    who: 'Whose',
    label: 'Phone',
    state: 'State',
    runs: 'in use',
    over: 'off line too long',
    ended: 'cut off',
    seen: 'Last heard of',
    until: 'Until',
    waiting: 'Waiting then',
    refused: 'Came back then',
    clock: 'Clock',
    minutes: (n: number) => (n === 0 ? 'right' : `${Math.abs(n)} min ${n > 0 ? 'fast' : 'slow'}`),
    act: 'Acts',
    cut: 'Cut off…',
    cutTitle: (name: string, label: string) => `Cut off “${label}” of ${name}`,
    reason: 'Why',
    reasonHow: 'Such as: lost',
    cutNow: 'Cut off',
    noReason: 'Say why',
    what: 'The phone opens nothing any more; what it has not sent goes to the community to decide.',
    none: 'No phone works alone yet',
    noneHow: 'Workers set theirs up under Me.',
  },
};

export default function PhonesPage() {
  const t = useMessages(messages);
  const asked = useAsk(listPhones, {}, { events: ['phone.'] });
  const [cut, setCut] = useState<PhoneRow>();
  const columns: Column<PhoneRow>[] = [
    { key: 'who', title: t.who, cell: (row) => row.staffName },
    { key: 'label', title: t.label, cell: (row) => row.label },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <Tag tone={row.state === 'runs' ? 'green' : row.state === 'over' ? 'amber' : 'plain'}>{t[row.state]}</Tag>
      ),
    },
    { key: 'seen', title: t.seen, cell: (row) => row.seenAt && <Moment at={row.seenAt} /> },
    { key: 'until', title: t.until, cell: (row) => <Moment at={row.endsAt} /> },
    { key: 'waiting', title: t.waiting, isNumber: true, cell: (row) => row.waiting },
    { key: 'refused', title: t.refused, isNumber: true, cell: (row) => row.refused },
    { key: 'clock', title: t.clock, cell: (row) => t.minutes(Math.round((row.clockAhead ?? 0) / 60_000)) },
    {
      key: 'cut',
      title: t.act,
      cell: (row) => row.state !== 'ended' && <Button onPress={() => setCut(row)}>{t.cut}</Button>,
    },
  ];
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <DataTable
        name="phone.list"
        caption={t.title}
        columns={columns}
        asked={{
          ...asked,
          rows: asked.answer?.phones ?? [],
          hasMore: false,
          isAskingMore: false,
          more: () => undefined,
        }}
        keyOf={(row) => row.leaseId}
        empty={<EmptyState icon="phone" title={t.none} how={t.noneHow} />}
      />
      {cut && <CutSheet key={cut.leaseId} row={cut} onClose={() => setCut(undefined)} />}
    </>
  );
}

function CutSheet({ row, onClose }: { row: PhoneRow; onClose: () => void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const end = useCommand(endLease, { onDone: onClose, invalidates: ['phone.'] });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.cutTitle(row.staffName, row.label)}
      foot={
        <Button
          kind="danger"
          wide
          busy={end.isSending}
          whyNot={reason.trim() === '' ? t.noReason : undefined}
          onPress={() => void end.run({ leaseId: row.leaseId, reason: reason.trim() })}
        >
          {t.cutNow}
        </Button>
      }
    >
      <Note icon="phone">{t.what}</Note>
      <TextField label={t.reason} hint={t.reasonHow} value={reason} onChange={setReason} maxLength={200} />
      <ProblemNote problem={end.problem} again={end.again} />
    </Sheet>
  );
}
