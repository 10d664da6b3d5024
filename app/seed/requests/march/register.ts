// The register of March 2022 as the sample has it: 108 services, 23 problems, and nine of them told twice (B2, B9).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openImport } from '#modules/imports/server/reading/open-import.ts';
import type { Channel, RequestLogRow } from '#modules/imports/shared/request-log.ts';
import { projectRoot } from '../../../server/ground.ts';
import { seedId } from '../../ids.ts';

export type Matter = {
  no: string;
  receivedAt: number;
  channel: Channel;
  caller: string | null;
  phone: string | null;
  address: string;
  text: string;
  kindCode: string;
  /** The matter that this one is the same as. */
  sameAs: string | null;
};

export const requestIdOf = (no: string): string => seedId('request', `march ${no}`);

/** What the office calls a matter, as the work method calls it. */
export const kindOfCategory: Readonly<Record<string, string>> = {
  上门维修: 'home_repair',
  养老认证: 'pension_verification',
  家庭医生: 'family_doctor',
  纠纷调解: 'mediation',
  代办: 'delegated_service',
  路灯不亮: 'street_light',
  垃圾堆放: 'rubbish_heap',
  楼道漏水: 'stairwell_leak',
  积水: 'waterlogging',
  管道堵塞: 'pipe_blockage',
};

export async function readMarch(): Promise<Matter[]> {
  const name = '2022年3月诉求登记.csv';
  const file = await openImport(await readFile(join(projectRoot, 'samples', name)), name, { kindName: 'request_log' });
  const taken = file.sheets.filter((sheet) => sheet.isTaken);
  const { rows } = file.engine.checkRows(taken, { today: '2022-04-20' });
  return rows
    .filter(({ verdict }) => verdict === 'good')
    .map(({ row }) => matterOf(row as RequestLogRow))
    .sort((a, b) => a.receivedAt - b.receivedAt || Number(a.no) - Number(b.no));
}

function matterOf(row: RequestLogRow): Matter {
  const { estate, building, unit, room } = row.dwelling;
  return {
    no: row.no!,
    receivedAt: Date.parse(`${row.at!.replace(' ', 'T')}:00+08:00`),
    channel: row.channel!,
    caller: row.caller,
    phone: row.phones[0] ?? null,
    address: `${estate}${building}号楼${unit}单元${room}`,
    text: row.content!,
    kindCode: kindOfCategory[row.category!]!,
    sameAs: row.mergedInto,
  };
}
