// 审计日志: every act and every refusal, newest first, found by who, on what, which kind and when. Reading changes nothing here; there is no act.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { output } from 'zod';
import { instantAt, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { isId } from '#kernel/shared/id.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listAudit } from '../../shared/queries.ts';
import { readActs } from '../calls.ts';
import { StaffField } from '../parts/staff-field.tsx';
import { useRested } from '../parts/use-rested.ts';
import style from './audit.module.css';
import { RowSheet } from './row-sheet.tsx';
import { Seals } from './seals.tsx';

const messages = {
  zh: {
    actColumn: '查看',
    title: '审计日志',
    caption: '日志',
    at: '时间',
    act: '操作',
    who: '谁',
    post: '岗位',
    outcome: '结果',
    accepted: '已做',
    superseded: '已过时',
    rejected: '被拒',
    all: '全部',
    kind: '哪一类操作',
    subject: '对象编号',
    from: '从哪天',
    until: '到哪天',
    staff: '谁做的',
    staffHow: '输入姓名',
    open: '详情',
    kinds: { anonymous: '未登录的人', resident: '居民', device: '设备', system: '系统' } as Record<string, string>,
  },
  en: {
    actColumn: 'Look',
    title: 'Audit log',
    caption: 'Log',
    at: 'When',
    act: 'Act',
    who: 'Who',
    post: 'Post',
    outcome: 'Outcome',
    accepted: 'Done',
    superseded: 'Superseded',
    rejected: 'Refused',
    all: 'All',
    kind: 'Kind of act',
    subject: 'Id of the subject',
    from: 'From',
    until: 'Until',
    staff: 'By whom',
    staffHow: 'Type a name',
    open: 'Details',
    kinds: {
      anonymous: 'Nobody signed in',
      resident: 'A resident',
      device: 'A device',
      system: 'The system',
    } as Record<string, string>,
  },
};

export type AuditItem = output<(typeof listAudit)['answer']>['rows'][number];
type Outcome = AuditItem['outcome'];

type Search = {
  actorId: string | undefined;
  actorName: string | undefined;
  subjectId: string | undefined;
  name: string | undefined;
  outcome: Outcome | undefined;
  from: string | undefined;
  until: string | undefined;
};

function readSearch(raw: Record<string, unknown>): Search {
  const text = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? (raw[key] as string) : undefined);
  const day = (key: string) => (text(key) && isCalendarDate(text(key) ?? '') ? text(key) : undefined);
  const outcomes: readonly Outcome[] = ['accepted', 'superseded', 'rejected'];
  return {
    actorId: text('actorId'),
    actorName: text('actorName'),
    subjectId: text('subjectId'),
    name: text('name'),
    outcome: outcomes.find((outcome) => outcome === raw['outcome']),
    from: day('from'),
    until: day('until'),
  };
}

export default function AuditPage() {
  const t = useMessages(messages);
  const words = useWords();
  const asker = useAsker();
  const [search, setSearch] = useFilters(readSearch);
  const [opened, setOpened] = useState<AuditItem>();
  const acts = useQuery({ queryKey: ['acts'], queryFn: () => readActs(asker), staleTime: Number.POSITIVE_INFINITY });
  const titleOf = (name: string) => (acts.data?.[name] ? words(acts.data[name]) : name);
  const subjectId = useRested(search.subjectId ?? '');
  const asked = useAskPages(
    listAudit,
    {
      ...(search.actorId ? { actorId: search.actorId } : {}),
      ...(isId(subjectId) ? { subjectId } : {}),
      ...(search.name ? { name: search.name } : {}),
      ...(search.outcome ? { outcome: search.outcome } : {}),
      ...(search.from ? { from: new Date(instantAt(search.from)).toISOString() } : {}),
      ...(search.until ? { until: new Date(instantAt(search.until, 24 * 60)).toISOString() } : {}),
    },
    { rows: (answer) => answer.rows, next: (answer) => (answer.next === null ? undefined : { before: answer.next }) },
    { events: [], keep: true },
  );
  const byTitle = Object.entries(acts.data ?? {}).map(([value, title]) => ({
    value,
    label: `${words(title)} ${value}`,
  }));
  const outcomeTags = {
    accepted: <Tag tone="green">{t.accepted}</Tag>,
    superseded: <Tag>{t.superseded}</Tag>,
    rejected: <Tag tone="red">{t.rejected}</Tag>,
  };
  return (
    <>
      <PageHead title={t.title} acts={<Seals />} />
      <div className={style['filters']}>
        <StaffField
          label={t.staff}
          hint={t.staffHow}
          chosen={search.actorId ? { id: search.actorId, label: search.actorName ?? search.actorId } : undefined}
          onChange={(found) => setSearch({ actorId: found?.id, actorName: found?.label })}
        />
        <Select
          label={t.kind}
          value={search.name ?? 'all'}
          onChange={(name) => setSearch({ name: name === 'all' ? undefined : name })}
          options={[{ value: 'all', label: t.all }, ...byTitle]}
        />
        <Select
          label={t.outcome}
          value={search.outcome ?? 'all'}
          onChange={(outcome) => setSearch({ outcome: outcome === 'all' ? undefined : outcome })}
          options={[
            { value: 'all', label: t.all },
            { value: 'accepted', label: t.accepted },
            { value: 'superseded', label: t.superseded },
            { value: 'rejected', label: t.rejected },
          ]}
        />
        <TextField label={t.from} type="date" value={search.from ?? ''} onChange={(from) => setSearch({ from })} />
        <TextField label={t.until} type="date" value={search.until ?? ''} onChange={(until) => setSearch({ until })} />
        <TextField
          label={t.subject}
          type="search"
          value={search.subjectId ?? ''}
          onChange={(id) => setSearch({ subjectId: id.trim() })}
        />
      </div>
      <DataTable
        name={listAudit.name}
        caption={t.caption}
        asked={asked}
        keyOf={(row) => String(row.seq)}
        toneOf={(row) => (row.outcome === 'rejected' ? 'soon' : undefined)}
        columns={[
          { key: 'at', title: t.at, cell: (row) => <Moment at={row.at} /> },
          { key: 'act', title: t.act, cell: (row) => titleOf(row.name) },
          { key: 'who', title: t.who, cell: (row) => row.actorName ?? t.kinds[row.actorKind] ?? row.actorKind },
          {
            key: 'post',
            title: t.post,
            cell: (row) => [row.unitName, row.role && words(roles[row.role as Role].title)].filter(Boolean).join(' · '),
          },
          { key: 'outcome', title: t.outcome, cell: (row) => outcomeTags[row.outcome] },
          {
            key: 'open',
            title: t.actColumn,
            width: 96,
            cell: (row) => (
              <Button kind="quiet" label={`${t.open} ${row.seq}`} onPress={() => setOpened(row)}>
                {t.open}
              </Button>
            ),
          },
        ]}
      />
      {opened && <RowSheet row={opened} title={titleOf(opened.name)} onClose={() => setOpened(undefined)} />}
    </>
  );
}
