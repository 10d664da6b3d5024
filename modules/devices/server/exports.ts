// Devices, cameras and looks at recordings as sheets: what their taker sees on the screen.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import type { Context } from '#kernel/server/house.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { findStaffName, findUnit } from '#modules/territory/server/public.ts';
import { cameraStateTitles } from '../shared/camera.ts';
import { type CameraRow, type LookRow, listCameras, listLooks } from '../shared/camera-queries.ts';
import { deviceViewTitles, signalTitles } from '../shared/device.ts';
import { type DeviceRow, listDevices } from '../shared/queries.ts';

const unitName = async (unitId: string | undefined, { tx }: Context) =>
  unitId && (await findUnit(tx, unitId))?.unitName;
const said = (parts: readonly (string | undefined | false)[]): string => parts.filter(Boolean).join('，');

const pageSize = 200;
const goesOn = ({ nextOffset }: { nextOffset: number | null }) =>
  nextOffset === null ? undefined : { offset: nextOffset };

export const deviceSheet = sheetOf(listDevices, {
  title: '一键呼叫设备',
  paging: { limit: pageSize },
  rows: (answer) => answer.rows,
  next: goesOn,
  columns: [
    { title: '设备号', width: 18, kind: 'text', of: (row: DeviceRow) => row.deviceNo },
    { title: '装在哪里', width: 14, of: (row) => row.label },
    { title: '地点', width: 30, of: (row) => row.address },
    { title: '社区', width: 14, of: (row) => row.communityName },
    { title: '状态', width: 10, of: (row) => signalTitles[row.signal].zh },
    { title: '电量', width: 8, kind: 'number', of: (row) => row.battery },
    { title: '电量低', width: 8, of: (row) => sheetYes(row.isLow) },
    { title: '最近在线', width: 18, kind: 'moment', of: (row) => sheetMoment(row.lastSeenAt) },
    { title: '最近呼叫', width: 18, kind: 'moment', of: (row) => sheetMoment(row.lastPressAt) },
    { title: '近30天呼叫', width: 10, kind: 'number', of: (row) => row.calls },
    { title: '停用时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.retiredAt) },
    { title: '停用原因', width: 24, of: (row) => row.retiredReason },
  ],
  say: async ({ view, unitId, text }, context) =>
    said([deviceViewTitles[view].zh, await unitName(unitId, context), text]),
});

export const cameraSheet = sheetOf(listCameras, {
  title: '摄像头',
  paging: { limit: pageSize },
  rows: (answer) => answer.rows,
  next: goesOn,
  columns: [
    { title: '国标编号', width: 24, kind: 'text', of: (row: CameraRow) => row.cameraNo },
    { title: '名称', width: 24, of: (row) => row.name },
    { title: '庭院', width: 20, of: (row) => row.placeName },
    { title: '社区', width: 14, of: (row) => row.communityName },
    { title: '权属单位', width: 18, of: (row) => row.ownerName },
    {
      title: '状态',
      width: 8,
      of: (row) => (row.retiredAt ? '已停用' : cameraStateTitles[row.state].zh),
    },
    { title: '自何时', width: 18, kind: 'moment', of: (row) => sheetMoment(row.retiredAt ?? row.stateSince) },
    { title: '说明', width: 24, of: (row) => row.retiredReason ?? row.stateNote },
  ],
  say: async ({ view, unitId, text }, context) =>
    said([{ dead: '故障', live: '正常', retired: '已停用', all: '全部' }[view], await unitName(unitId, context), text]),
});

export const lookSheet = sheetOf(listLooks, {
  title: '录像调阅记录',
  paging: { limit: pageSize },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '调阅时间', width: 18, kind: 'moment', of: (row: LookRow) => sheetMoment(row.at) },
    { title: '谁', width: 10, of: (row) => row.staffName },
    { title: '岗位', width: 14, of: (row) => roles[row.role as Role].title.zh },
    { title: '单位', width: 18, of: (row) => row.unitName },
    { title: '用途', width: 30, of: (row) => row.purpose },
    { title: '诉求', width: 20, kind: 'text', of: (row) => row.requestNo },
    { title: '摄像头', width: 22, of: (row) => row.cameraName },
    { title: '国标编号', width: 24, kind: 'text', of: (row) => row.cameraNo },
    { title: '社区', width: 14, of: (row) => row.communityName },
    { title: '录像从', width: 18, kind: 'moment', of: (row) => sheetMoment(row.from) },
    { title: '录像到', width: 18, kind: 'moment', of: (row) => sheetMoment(row.until) },
    { title: '给出地址', width: 10, of: (row) => sheetYes(row.hasPlatform) },
  ],
  say: async ({ staffId, unitId, text, from, until }, context) =>
    said([
      staffId && (await findStaffName(context.tx, staffId)),
      await unitName(unitId, context),
      text,
      from && `从 ${sheetMoment(new Date(from))}`,
      until && `到 ${sheetMoment(new Date(until))}`,
    ]),
});
