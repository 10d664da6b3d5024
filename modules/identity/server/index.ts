// Table of contents: who works here and as what, how they and residents are known, what administrators set and read.
import type { Module } from '#kernel/server/house.ts';
import { identityProblem } from '../shared/problems.ts';
import { actsDoor } from './acts-door.ts';
import {
  listAccountsAnswer,
  listAuditAnswer,
  listCalendarAnswer,
  listPostsAnswer,
  listSealsAnswer,
  listSettingsAnswer,
  listStaffAnswer,
} from './answers.ts';
import { addStaffHandler } from './handlers/add-staff.ts';
import { appointPostHandler, startSecondmentHandler } from './handlers/appoint-post.ts';
import { askResidentCodeHandler } from './handlers/ask-resident-code.ts';
import { changeCalendarHandler } from './handlers/change-calendar.ts';
import { changeSettingHandler } from './handlers/change-setting.ts';
import { changeStaffHandler } from './handlers/change-staff.ts';
import { endPostHandler, endSecondmentHandler } from './handlers/end-post.ts';
import {
  closeAccountHandler,
  endSessionsHandler,
  reopenAccountHandler,
  resetSecondFactorHandler,
  unlockAccountHandler,
} from './handlers/guard-account.ts';
import { installAdministratorHandler } from './handlers/install-administrator.ts';
import { leaveStaffHandler } from './handlers/leave-staff.ts';
import { openAccountHandler } from './handlers/open-account.ts';
import { residentDoors } from './resident/doors.ts';
import { sendMessagesTick, sweepTick } from './ticks.ts';

export const identityModule: Module = {
  name: 'identity',
  commands: [
    addStaffHandler,
    changeStaffHandler,
    leaveStaffHandler,
    openAccountHandler,
    closeAccountHandler,
    reopenAccountHandler,
    unlockAccountHandler,
    resetSecondFactorHandler,
    endSessionsHandler,
    installAdministratorHandler,
    appointPostHandler,
    endPostHandler,
    startSecondmentHandler,
    endSecondmentHandler,
    changeSettingHandler,
    changeCalendarHandler,
    askResidentCodeHandler,
  ],
  queries: [
    listPostsAnswer,
    listStaffAnswer,
    listAccountsAnswer,
    listAuditAnswer,
    listSealsAnswer,
    listSettingsAnswer,
    listCalendarAnswer,
  ],
  ticks: [sendMessagesTick, sweepTick],
  constraints: {
    user_username_key: () => identityProblem('username_taken'),
    user_email_key: () => identityProblem('username_taken'),
    posts_staff_id_unit_id_role_valid_excl: () => identityProblem('already_appointed'),
    posts_one_administrator: () => identityProblem('administrators_apart'),
  },
  // Staff sign in through doors of their own (sign-in.ts), which `app/` mounts because they need a connection besides the house's.
  async routes(app, house) {
    await residentDoors(app, house);
    actsDoor(app, house);
  },
};
