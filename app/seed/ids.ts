// Ids of the demonstration district: the same handle is the same id in every installation and in every run, so that a seed that was cut off
// goes on where it stopped and a story can name what it looks at.
import { v5 } from 'uuid';

const namespace = '3b0f5e52-2e0f-4a35-8f0b-5643f0e1c0de';

type Kind =
  | 'unit'
  | 'staff'
  | 'post'
  | 'contract'
  | 'area'
  | 'shift'
  | 'place'
  | 'person'
  | 'stay'
  | 'flag'
  | 'request'
  | 'point'
  | 'enterprise'
  | 'command'
  | 'method'
  | 'record'
  | 'publication';

export const seedId = (kind: Kind, handle: string): string => v5(`${kind} ${handle}`, namespace);

/** Units go by their path: the name, or `<community>物业` and the like for what stands below a community. */
export const unitIdOf = (path: string): string => seedId('unit', path);
export const placeIdOf = (address: string): string => seedId('place', address);
export const staffIdOf = (handle: string): string => seedId('staff', handle);
export const postIdOf = (staff: string, role: string, unitPath: string): string =>
  seedId('post', `${staff} ${role} ${unitPath}`);

export const districtPath = '高新区';
export const districtId = unitIdOf(districtPath);
/** The community that the roster, the register of March and most demo accounts belong to. */
export const homeCommunity = '接庄社区';
