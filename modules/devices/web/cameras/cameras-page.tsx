// 摄像头: courtyards over which none works, then the cameras themselves, the dark ones first (M5). What they recorded is opened from a request (B8),
// never from here.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { DataTable } from '#kernel/web/pieces/data-table.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { useRested } from '#modules/identity/web/public.ts';
import { cameraStateTitles } from '../../shared/camera.ts';
import { type CameraRow, cameraViews, listCameras } from '../../shared/camera-queries.ts';
import { AreaSelect } from '../parts/area-select.tsx';
import { asInput, readFilters } from '../parts/filters.ts';
import { CameraMenu } from './camera-menu.tsx';
import { CameraSheet } from './camera-sheet.tsx';
import { YardList } from './yard-list.tsx';

const messages = {
  zh: {
    title: '摄像头',
    devices: '看一键呼叫设备',
    register: '登记摄像头',
    views: '看哪些',
    view: { dead: '故障', live: '正常', retired: '已停用', all: '全部' },
    search: '编号、名称、庭院',
    name: '名称',
    no: '国标编号',
    yard: '庭院',
    community: '社区',
    owner: '权属单位',
    state: '状态',
    since: '自何时',
    note: '说明',
    acts: '操作',
    retired: '已停用',
    oneYard: '只看一个庭院',
    allYards: '看全部庭院',
    noneDead: '没有故障的摄像头',
    none: '这里没有摄像头',
    noneHow: '社区书记或系统管理员在这里登记，编号照视频平台上的国标编号填。',
  },
  en: {
    title: 'Cameras',
    devices: 'One-key devices',
    register: 'Register a camera',
    views: 'View',
    view: { dead: 'Dead', live: 'Live', retired: 'Retired', all: 'All' },
    search: 'Number, name, courtyard',
    name: 'Name',
    no: 'GB/T 28181 number',
    yard: 'Courtyard',
    community: 'Community',
    owner: 'Owner',
    state: 'State',
    since: 'Since',
    note: 'Note',
    acts: 'Act',
    retired: 'Retired',
    oneYard: 'One courtyard',
    allYards: 'All courtyards',
    noneDead: 'No camera is dead',
    none: 'No camera here',
    noneHow: 'The community secretary or the system administrator registers them here.',
  },
};

const read = readFilters(cameraViews);

export default function CamerasPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [search, setSearch] = useFilters(read);
  const [text, setText] = useState(search.text ?? '');
  const rested = useRested(text.trim());
  const [isRegistering, setRegistering] = useState(false);
  const view = search.view ?? 'dead';
  const input = { ...asInput({ ...search, text: rested || undefined }), view };
  const asked = useAskPages(
    listCameras,
    input,
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { keep: true },
  );
  const { first } = asked;
  const mayAct = first?.mayKeep || first?.mayMark;
  return (
    <>
      <PageHead
        title={t.title}
        sub={post.unitName}
        acts={
          <>
            <LinkButton kind="quiet" icon="bell" to="/desk/devices">
              {t.devices}
            </LinkButton>
            {first?.mayKeep && (
              <Button kind="primary" icon="plus" onPress={() => setRegistering(true)}>
                {t.register}
              </Button>
            )}
          </>
        }
      >
        <Tabs
          name={t.views}
          here="/desk/cameras"
          chosen={view}
          tabs={cameraViews
            .filter((one) => one !== 'retired' || one === view || (first?.counts.retired ?? 0) > 0)
            .map((one) => ({
              key: one,
              label: t.view[one],
              count: first?.counts[one],
              search: { ...search, view: one },
            }))}
        />
      </PageHead>
      <YardList unitId={search.unitId} chosenId={search.placeId} />
      <DataTable<CameraRow>
        name={listCameras.name}
        caption={t.title}
        asked={asked}
        total={first?.total}
        keyOf={(row) => row.cameraId}
        toneOf={(row) => (row.state === 'dead' && !row.retiredAt ? 'late' : undefined)}
        exports={{ query: listCameras.name, input }}
        empty={
          <EmptyState
            icon="camera"
            title={view === 'dead' ? t.noneDead : t.none}
            {...(first?.counts.all === 0 ? { how: t.noneHow } : {})}
          />
        }
        columns={[
          { key: 'name', title: t.name, cell: (row) => row.name },
          { key: 'yard', title: t.yard, cell: (row) => row.placeName },
          { key: 'state', title: t.state, cell: (row) => <State camera={row} /> },
          { key: 'since', title: t.since, cell: (row) => <Moment at={row.retiredAt ?? row.stateSince} short /> },
          { key: 'note', title: t.note, cell: (row) => row.retiredReason ?? row.stateNote },
          { key: 'owner', title: t.owner, cell: (row) => row.ownerName },
          { key: 'no', title: t.no, cell: (row) => <span className="num">{row.cameraNo}</span> },
          { key: 'community', title: t.community, isHidden: true, cell: (row) => row.communityName },
          ...(mayAct
            ? [
                {
                  key: 'acts',
                  title: t.acts,
                  width: 96,
                  cell: (row: CameraRow) => (
                    <CameraMenu camera={row} mayKeep={first?.mayKeep ?? false} mayMark={first?.mayMark ?? false} />
                  ),
                },
              ]
            : []),
        ]}
      >
        <TextField
          label={t.search}
          type="search"
          value={text}
          maxLength={40}
          onChange={(value) => {
            setText(value);
            setSearch({ text: value.trim() || undefined });
          }}
        />
        <AreaSelect unitId={search.unitId} onChange={(unitId) => setSearch({ unitId })} />
        {search.placeId && (
          <Button
            kind="quiet"
            icon="cross"
            label={`${t.oneYard}：${t.allYards}`}
            onPress={() => setSearch({ placeId: undefined })}
          >
            {t.oneYard}
          </Button>
        )}
      </DataTable>
      {isRegistering && <CameraSheet onClose={() => setRegistering(false)} />}
    </>
  );

  function State({ camera }: { camera: CameraRow }) {
    if (camera.retiredAt) return <Tag>{t.retired}</Tag>;
    return <Tag tone={camera.state === 'dead' ? 'red' : 'green'}>{words(cameraStateTitles[camera.state])}</Tag>;
  }
}
