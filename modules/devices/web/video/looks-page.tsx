// 录像调阅: every look at a recording, newest first, found by who, where, when and of which request. For the audit administrator; there is no act.
import { useState } from 'react';
import { instantAt, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { isId } from '#kernel/shared/id.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { StaffField, useRested } from '#modules/identity/web/public.ts';
import { type LookRow, listLooks } from '../../shared/camera-queries.ts';
import { AreaSelect } from '../parts/area-select.tsx';
import style from './video.module.css';

const messages = {
  zh: {
    title: '录像调阅',
    sub: '谁在什么时候看过哪一段、做什么用；先记下才给地址',
    at: '时间',
    who: '谁',
    post: '岗位',
    purpose: '用途',
    request: '诉求',
    camera: '摄像头',
    no: '国标编号',
    community: '社区',
    stretch: '看的哪一段',
    platform: '给出地址',
    yes: '给了',
    noPlatform: '没有接入平台',
    staff: '谁看的',
    staffHow: '输入姓名',
    search: '诉求编号、摄像头',
    from: '从哪天',
    until: '到哪天',
    none: '没有人调阅过录像',
    noneHow: '从诉求里调阅录像，每一次都会列在这里。',
  },
  en: {
    title: 'Looks at video',
    sub: 'Who looked at what, when and what for: on record before the address',
    at: 'When',
    who: 'Who',
    post: 'Post',
    purpose: 'What for',
    request: 'Request',
    camera: 'Camera',
    no: 'GB/T 28181 number',
    community: 'Community',
    stretch: 'Stretch',
    platform: 'Address',
    yes: 'given',
    noPlatform: 'no platform',
    staff: 'By whom',
    staffHow: 'Type a name',
    search: 'Request or camera',
    from: 'From',
    until: 'Until',
    none: 'Nobody has looked at a recording',
    noneHow: 'Every look from a request is listed here.',
  },
};

function read(raw: Record<string, unknown>) {
  const text = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? raw[key] : undefined);
  const day = (key: string) => (isCalendarDate(text(key) ?? '') ? text(key) : undefined);
  return {
    staffId: isId(raw['staffId']) ? raw['staffId'] : undefined,
    staffName: text('staffName'),
    unitId: isId(raw['unitId']) ? raw['unitId'] : undefined,
    text: text('text')?.slice(0, 60),
    from: day('from'),
    until: day('until'),
  };
}

export default function LooksPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search, setSearch] = useFilters(read);
  const [text, setText] = useState(search.text ?? '');
  const rested = useRested(text.trim());
  const input = {
    ...(search.staffId ? { staffId: search.staffId } : {}),
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(rested ? { text: rested } : {}),
    ...(search.from ? { from: new Date(instantAt(search.from)).toISOString() } : {}),
    ...(search.until ? { until: new Date(instantAt(search.until, 24 * 60)).toISOString() } : {}),
  };
  const asked = useAskPages(
    listLooks,
    input,
    { rows: (answer) => answer.rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { keep: true },
  );
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className={style['filters']}>
        <StaffField
          label={t.staff}
          hint={t.staffHow}
          chosen={search.staffId ? { id: search.staffId, label: search.staffName ?? '…' } : undefined}
          onChange={(found) => setSearch({ staffId: found?.id, staffName: found?.label })}
        />
        <AreaSelect unitId={search.unitId} onChange={(unitId) => setSearch({ unitId })} />
        <TextField
          label={t.search}
          type="search"
          value={text}
          maxLength={60}
          onChange={(value) => {
            setText(value);
            setSearch({ text: value.trim() || undefined });
          }}
        />
        <TextField
          label={t.from}
          type="date"
          value={search.from ?? ''}
          onChange={(from) => setSearch({ from: from || undefined })}
        />
        <TextField
          label={t.until}
          type="date"
          value={search.until ?? ''}
          onChange={(until) => setSearch({ until: until || undefined })}
        />
      </div>
      <DataTable<LookRow>
        name={listLooks.name}
        caption={t.title}
        asked={asked}
        total={asked.first?.total}
        keyOf={(row) => row.lookId}
        exports={{ query: listLooks.name, input }}
        {...(Object.keys(input).length === 0
          ? { empty: <EmptyState icon="camera" title={t.none} how={t.noneHow} /> }
          : {})}
        columns={[
          { key: 'at', title: t.at, cell: (row) => <Moment at={row.at} /> },
          { key: 'who', title: t.who, cell: (row) => row.staffName },
          {
            key: 'post',
            title: t.post,
            cell: (row) => `${row.unitName} · ${words(roles[row.role as Role].title)}`,
          },
          { key: 'purpose', title: t.purpose, cell: (row) => row.purpose },
          { key: 'request', title: t.request, cell: (row) => <span className="num">{row.requestNo}</span> },
          { key: 'camera', title: t.camera, cell: (row) => row.cameraName },
          {
            key: 'stretch',
            title: t.stretch,
            cell: (row) => (
              <>
                <Moment at={row.from} /> – <Moment at={row.until} />
              </>
            ),
          },
          {
            key: 'platform',
            title: t.platform,
            cell: (row) => (row.hasPlatform ? t.yes : <Tag>{t.noPlatform}</Tag>),
          },
          { key: 'no', title: t.no, isHidden: true, cell: (row) => <span className="num">{row.cameraNo}</span> },
          { key: 'community', title: t.community, isHidden: true, cell: (row) => row.communityName },
        ]}
      />
    </>
  );
}
