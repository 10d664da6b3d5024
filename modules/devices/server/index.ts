// Table of contents: one-key devices with the doors they call at (B6), cameras (M5) and what requests point to in their recordings (B8).
import type { Module } from '#kernel/server/house.ts';
import { cameraProblem, deviceProblem } from '../shared/problems.ts';
import { deviceDoors } from './doors.ts';
import { cameraSheet, deviceSheet, lookSheet } from './exports.ts';
import { moveDeviceHandler, rekeyDeviceHandler, retireDeviceHandler } from './handlers/change-device.ts';
import { cancelPressHandler, noteBatteryHandler, noteLatePressHandler } from './handlers/hear-device.ts';
import {
  changeCameraHandler,
  markCameraHandler,
  registerCameraHandler,
  retireCameraHandler,
} from './handlers/keep-camera.ts';
import { attachVideoHandler, openVideoHandler, removeVideoHandler } from './handlers/point-to-video.ts';
import { registerDeviceHandler } from './handlers/register-device.ts';
import { camerasNearAnswer, listCamerasAnswer, listYardsAnswer } from './views/cameras.ts';
import { listLooksAnswer, videoOfLookAnswer, videoOfRequestAnswer } from './views/videos.ts';
import { devicePageAnswer, listDevicesAnswer } from './views.ts';

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
    registerCameraHandler,
    changeCameraHandler,
    markCameraHandler,
    retireCameraHandler,
    attachVideoHandler,
    removeVideoHandler,
    openVideoHandler,
  ],
  queries: [
    listDevicesAnswer,
    devicePageAnswer,
    listCamerasAnswer,
    listYardsAnswer,
    camerasNearAnswer,
    videoOfRequestAnswer,
    videoOfLookAnswer,
    listLooksAnswer,
  ],
  exports: [deviceSheet, cameraSheet, lookSheet],
  constraints: {
    call_devices_device_no_key: () => deviceProblem('number_taken'),
    cameras_camera_no_key: () => cameraProblem('number_taken'),
  },
  routes: deviceDoors,
};
