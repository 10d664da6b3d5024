import { command, type Done } from '#kernel/server/house.ts';
import { registerDevice } from '../../shared/commands.ts';
import { insertDevice } from '../store.ts';
import { standingOf } from '../where.ts';

export const registerDeviceHandler = command(registerDevice, async (input, context): Promise<Done> => {
  const at = await standingOf(input, context);
  insertDevice(context.tx, {
    ...at,
    id: input.deviceId,
    deviceNo: input.deviceNo,
    keyHash: context.secrets.hash('device', input.key),
    label: input.label,
  });
  return {
    subjectId: input.deviceId,
    territoryId: at.communityId,
    events: [{ type: 'device.registered', deviceId: input.deviceId, deviceNo: input.deviceNo, placeId: at.placeId }],
    result: { deviceId: input.deviceId, deviceNo: input.deviceNo, communityId: at.communityId },
  };
});
