// The list by view. Each count is a door to its rows; the first view holds whatever somebody must see to, the lost ones on top.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { useRested } from '#modules/identity/web/public.ts';
import { deviceViewTitles } from '../../shared/device.ts';
import { type DeviceRow, type DeviceView, deviceViews, listDevices } from '../../shared/queries.ts';
import style from '../devices.module.css';
import { AreaSelect } from '../parts/area-select.tsx';
import { asInput, type ListFilters } from '../parts/filters.ts';
import { RegisterDevice } from './register-device.tsx';
import { StateTags } from './state-tags.tsx';

const messages = {
  zh: {
    title: '一键呼叫设备',
    cameras: '看摄像头',
    register: '登记设备',
    views: '看哪些',
    search: '设备号、地点',
    list: '设备',
    seen: '最近在线',
    never: '还没有听到过它',
    noneWanting: '没有失联、缺电或未上线的设备',
    none: '这里没有设备',
    noneHow: '社区书记或系统管理员在这里登记；设备自己上线后显示电量和时间。',
    more: '再看一些',
  },
  en: {
    title: 'One-key devices',
    cameras: 'Cameras',
    register: 'Register a device',
    views: 'View',
    search: 'Number or place',
    list: 'Devices',
    seen: 'Last heard',
    never: 'Never heard',
    noneWanting: 'No device is lost, low or silent',
    none: 'No device here',
    noneHow: 'The community secretary or the system administrator registers them here.',
    more: 'Show more',
  },
};

type DeviceListProps = {
  search: ListFilters<DeviceView>;
  onSearch(change: Partial<ListFilters<DeviceView>>): void;
  chosenId: string | undefined;
};

/** Always in sight; the others where there is something in them. */
const lasting: readonly DeviceView[] = ['wanting', 'online', 'all'];

export function DeviceList({ search, onSearch, chosenId }: DeviceListProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [isRegistering, setRegistering] = useState(false);
  const [text, setText] = useState(search.text ?? '');
  const rested = useRested(text.trim());
  const view = search.view ?? 'wanting';
  const input = { ...asInput({ ...search, text: rested || undefined }), view };
  const asked = useAskPages(
    listDevices,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: ['device.', 'request.reported', 'request.pressed_again'], everyMs: 60_000, keep: true },
  );
  const { first } = asked;
  const shown = deviceViews.filter((one) => lasting.includes(one) || one === view || (first?.counts[one] ?? 0) > 0);
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <div className={style['title']}>
          <h1>{t.title}</h1>
          <span className="muted">{post.unitName}</span>
          <LinkButton kind="quiet" icon="camera" to="/desk/cameras">
            {t.cameras}
          </LinkButton>
        </div>
        <div className={style['line']}>
          {first?.mayKeep && (
            <Button icon="plus" kind="primary" onPress={() => setRegistering(true)}>
              {t.register}
            </Button>
          )}
          <ExportLink query={listDevices.name} input={input} />
        </div>
        <TextField
          label={t.search}
          type="search"
          value={text}
          maxLength={40}
          onChange={(value) => {
            setText(value);
            onSearch({ text: value.trim() || undefined });
          }}
        />
        <AreaSelect unitId={search.unitId} onChange={(unitId) => onSearch({ unitId })} />
        <Tabs
          name={t.views}
          here="/desk/devices"
          chosen={view}
          tabs={shown.map((one) => ({
            key: one,
            label: words(deviceViewTitles[one]),
            count: first?.counts[one],
            search: { ...search, view: one },
          }))}
        />
      </header>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={6} />}
      {first?.total === 0 && (
        <EmptyState
          icon={view === 'wanting' ? 'check' : 'bell'}
          title={view === 'wanting' ? t.noneWanting : t.none}
          {...(first.counts.all === 0 ? { how: t.noneHow } : {})}
        />
      )}
      <Queue label={`${t.list} · ${words(deviceViewTitles[view])}`}>
        {asked.rows.map((device) => (
          <Row key={device.deviceId} device={device} search={search} isChosen={device.deviceId === chosenId} />
        ))}
      </Queue>
      {asked.hasMore && (
        <div className={style['more']}>
          <Button wide busy={asked.isAskingMore} onPress={asked.more}>
            {t.more}
          </Button>
        </div>
      )}
      {isRegistering && <RegisterDevice onClose={() => setRegistering(false)} />}
    </div>
  );
}

type RowProps = { device: DeviceRow; search: ListFilters<DeviceView>; isChosen: boolean };

function Row({ device, search, isChosen }: RowProps) {
  const t = useMessages(messages);
  const tone = device.signal === 'lost' ? 'late' : device.isLow || device.signal === 'never' ? 'soon' : 'calm';
  return (
    <QueueRow
      to={`/desk/devices/${device.deviceId}`}
      search={search}
      isChosen={isChosen}
      tone={device.signal === 'retired' ? 'calm' : tone}
      title={device.address ?? device.communityName}
      sub={[device.deviceNo, device.label].filter(Boolean).join(' · ')}
      mark={<StateTags device={device} />}
      state={
        device.lastSeenAt ? (
          <>
            {t.seen} <Moment at={device.lastSeenAt} short />
          </>
        ) : (
          t.never
        )
      }
    />
  );
}
