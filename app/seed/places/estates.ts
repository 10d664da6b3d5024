// The four estates of the roster: who manages them (M1, M13), and their fourteen courtyards (M5).
import { homeCommunity } from '../ids.ts';

/** Property companies by unit path; the first stands in the community itself, the others serve estates all over the street. */
export const companies: Readonly<Record<string, string>> = {
  [`${homeCommunity}物业`]: '安居物业',
  龙湾物业: '龙湾物业',
  清波物业: '清波物业',
};

export type Estate = { name: string; company: string; courtyards: readonly string[] };

export const estates: readonly Estate[] = [
  { name: '盛景花园', company: `${homeCommunity}物业`, courtyards: ['东院', '西院', '南院', '北院'] },
  { name: '龙城一号', company: '龙湾物业', courtyards: ['东院', '西院', '中心院'] },
  { name: '永福小区', company: `${homeCommunity}物业`, courtyards: ['东院', '西院', '南院', '北院'] },
  { name: '水岸新居', company: '清波物业', courtyards: ['南院', '北院', '河岸院'] },
];

/** M5: 146 cameras over 14 courtyards. */
export const cameraCount = 146;

export const buildingsPerEstate = 12;
export const stairsPerBuilding = 2;
export const floors = 6;
export const doorsPerFloor = 2;
