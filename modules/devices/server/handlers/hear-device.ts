// What a device itself may do besides calling: take a mis-press back, and tell its charge.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { formatMoment } from '#kernel/shared/clock/format.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { noteByDevice, withdrawMisPress } from '#modules/requests/server/public.ts';
import { cancelPress, noteBattery, noteLatePress } from '../../shared/commands.ts';
import { cancelWithinMs, isLow } from '../../shared/device.ts';
import { deviceProblem } from '../../shared/problems.ts';
import { readBattery, writeBattery } from '../store.ts';

function asDevice({ actor }: CommandContext) {
  if (actor.kind !== 'device') throw kernelProblem('sign_in_needed');
  return actor;
}

/** One transaction with the state of the call locked: an answer that came a moment before wins. */
export const cancelPressHandler = command(cancelPress, async ({ pressId }, context): Promise<Done> => {
  asDevice(context);
  const { tx, now } = context;
  const outcome = await withdrawMisPress(tx, pressId, new Date(now - cancelWithinMs));
  switch (outcome.is) {
    case 'unknown':
      throw deviceProblem('press_unknown');
    case 'answered':
      throw deviceProblem('already_answered');
    case 'pressed_again':
      throw deviceProblem('pressed_again');
    case 'too_late':
      throw deviceProblem('too_late');
    case 'withdrawn':
      return { ...outcome.done, result: { requestNo: outcome.requestNo } };
  }
});

export const noteLatePressHandler = command(noteLatePress, async ({ requestId, pressedAt }, context): Promise<Done> => {
  asDevice(context);
  const { tx, now, commandId } = context;
  const text = `按下的时间是 ${formatMoment(Date.parse(pressedAt), 'zh', now)}，设备当时没有网络，现在才送到。`;
  const done = await noteByDevice(tx, requestId, { id: commandId, text });
  if (!done) throw deviceProblem('press_unknown');
  return done;
});

export const noteBatteryHandler = command(noteBattery, async ({ battery }, context): Promise<Done> => {
  const device = asDevice(context);
  const before = await readBattery(context.tx, device.deviceId);
  writeBattery(context.tx, device.deviceId, battery);
  const type =
    isLow(battery) && !isLow(before)
      ? 'device.battery_low'
      : !isLow(battery) && isLow(before)
        ? 'device.battery_well'
        : 'device.battery_noted';
  return {
    subjectId: device.deviceId,
    territoryId: device.communityId,
    events: [{ type, deviceId: device.deviceId, battery }],
  };
});
