// What happens to a device after it was registered: it moves, gets another key, is taken out of use. Its past presses stay where they were made.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { moveDevice, rekeyDevice, retireDevice } from '../../shared/commands.ts';
import { deviceProblem } from '../../shared/problems.ts';
import { changeKey, type DeviceFacts, endDevice, lockDevice, moveDeviceTo } from '../store.ts';
import { standingOf } from '../where.ts';

async function getOwn(deviceId: string, { tx }: CommandContext): Promise<DeviceFacts> {
  const device = await lockDevice(tx, deviceId);
  if (!device) throw deviceProblem('not_found');
  if (!device.isGoverned) throw deviceProblem('outside_area');
  if (device.retiredAt) throw deviceProblem('retired');
  return device;
}

const told = (device: DeviceFacts, type: string, facts: Record<string, unknown> = {}): Done => ({
  subjectId: device.id,
  territoryId: device.communityId,
  events: [{ type, deviceId: device.id, deviceNo: device.deviceNo, ...facts }],
});

export const moveDeviceHandler = command(moveDevice, async (input, context) => {
  const device = await getOwn(input.deviceId, context);
  const to = await standingOf(input, context);
  moveDeviceTo(context.tx, device.id, { ...to, label: input.label });
  return {
    ...told(device, 'device.moved', { placeId: to.placeId, communityId: to.communityId }),
    unitIds: [to.communityId],
  };
});

export const rekeyDeviceHandler = command(rekeyDevice, async (input, context) => {
  const device = await getOwn(input.deviceId, context);
  changeKey(context.tx, device.id, context.secrets.hash('device', input.key));
  return told(device, 'device.rekeyed');
});

export const retireDeviceHandler = command(retireDevice, async (input, context) => {
  const device = await getOwn(input.deviceId, context);
  endDevice(context.tx, device.id, input.reason);
  return told(device, 'device.retired', { reason: input.reason });
});
