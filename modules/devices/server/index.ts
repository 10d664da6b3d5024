// Table of contents: one-key devices, what is done to them and the doors they call at (B6).
import type { Module } from '#kernel/server/house.ts';
import { deviceProblem } from '../shared/problems.ts';
import { deviceDoors } from './doors.ts';
import { moveDeviceHandler, rekeyDeviceHandler, retireDeviceHandler } from './handlers/change-device.ts';
import { cancelPressHandler, noteBatteryHandler, noteLatePressHandler } from './handlers/hear-device.ts';
import { registerDeviceHandler } from './handlers/register-device.ts';
import { listDevicesAnswer } from './views.ts';

export const devicesModule: Module = {
  name: 'devices',
  commands: [
    registerDeviceHandler,
    moveDeviceHandler,
    rekeyDeviceHandler,
    retireDeviceHandler,
    cancelPressHandler,
    noteBatteryHandler,
    noteLatePressHandler,
  ],
  queries: [listDevicesAnswer],
  constraints: { call_devices_device_no_key: () => deviceProblem('number_taken') },
  routes: deviceDoors,
};
