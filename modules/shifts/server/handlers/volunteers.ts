// Volunteers and their accounts of a shift. A volunteer's account sees what names them and nothing else, and ends with the shift by itself (C22).
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { addPost, addStaff, endPost, staffOf } from '#modules/identity/server/public.ts';
import { settingOf } from '#modules/identity/shared/settings.ts';
import { closeShiftAccount, openShiftAccount } from '../../shared/commands.ts';
import { shiftProblem } from '../../shared/problems.ts';
import {
  applyAsVolunteer,
  approveVolunteer,
  changeVolunteer,
  declineVolunteer,
  enterVolunteer,
  leaveVolunteers,
} from '../../shared/volunteer-commands.ts';
import { doneOf } from '../standing.ts';
import { lockLine } from '../store/lines.ts';
import { mayLead } from '../store/shifts.ts';
import * as store from '../store/volunteers.ts';
import { findKeptUnit, readSetting } from '../store/work-sites.ts';

const told = (volunteer: { volunteerId: string; unitId: string }, type: string): Done => ({
  subjectId: volunteer.volunteerId,
  territoryId: volunteer.unitId,
  events: [{ type, volunteerId: volunteer.volunteerId, unitId: volunteer.unitId }],
});

export const applyHandler = command(applyAsVolunteer, async (input, { tx, actor, secrets }): Promise<Done> => {
  if (actor.kind !== 'resident') throw shiftProblem('volunteer_not_found');
  if (!input.consents) throw shiftProblem('no_consent');
  const community = await store.findCommunity(tx, input.unitId);
  if (!community) throw shiftProblem('outside_area');
  const phone = { cipher: actor.phoneCipher, hash: actor.phoneHash, tail: secrets.open(actor.phoneCipher).slice(-4) };
  store.addVolunteer(tx, { ...input, districtId: community.districtId, volunteerNo: null, phone, toldBy: 'self' });
  return told(input, 'volunteer.applied');
});

export const enterHandler = command(enterVolunteer, async (input, { tx, secrets }): Promise<Done> => {
  if (!input.consents) throw shiftProblem('no_consent');
  const unit = await findKeptUnit(tx, input.unitId);
  if (!unit) throw shiftProblem('outside_area');
  const phone = checkPhone(input.phone);
  if (!phone.ok || phone.kind !== 'mobile') throw shiftProblem('phone_unfit');
  const sealed = {
    cipher: secrets.seal(phone.normalized),
    hash: secrets.hash('phone', phone.normalized),
    tail: phone.normalized.slice(-4),
  };
  store.addVolunteer(tx, {
    ...input,
    districtId: unit.districtId,
    volunteerNo: input.volunteerNo ?? null,
    phone: sealed,
    toldBy: 'desk',
  });
  return told(input, 'volunteer.applied');
});

async function getVolunteer(
  tx: Parameters<typeof store.lockVolunteer>[0],
  volunteerId: string,
): Promise<store.VolunteerRow> {
  const volunteer = await store.lockVolunteer(tx, volunteerId);
  if (!volunteer) throw shiftProblem('volunteer_not_found');
  if (volunteer.endedAt) throw shiftProblem('decided_already');
  return volunteer;
}

export const approveHandler = command(approveVolunteer, async ({ volunteerId }, { tx, actor }): Promise<Done> => {
  const volunteer = await getVolunteer(tx, volunteerId);
  if (volunteer.approvedAt || volunteer.declinedAt) throw shiftProblem('decided_already');
  store.markApproved(tx, volunteerId, staffOf(actor).staffName);
  return told(volunteer, 'volunteer.approved');
});
export const declineHandler = command(declineVolunteer, async ({ volunteerId, reason }, { tx }): Promise<Done> => {
  const volunteer = await getVolunteer(tx, volunteerId);
  if (volunteer.approvedAt || volunteer.declinedAt) throw shiftProblem('decided_already');
  store.markDeclined(tx, volunteerId, reason);
  return told(volunteer, 'volunteer.declined');
});
export const leaveVolunteersHandler = command(leaveVolunteers, async ({ volunteerId }, { tx }): Promise<Done> => {
  const volunteer = await getVolunteer(tx, volunteerId);
  store.markEnded(tx, volunteerId);
  return told(volunteer, 'volunteer.left');
});
export const changeHandler = command(
  changeVolunteer,
  async ({ volunteerId, skills, available }, { tx }): Promise<Done> => {
    const volunteer = await getVolunteer(tx, volunteerId);
    store.changeTold(tx, volunteerId, skills, available);
    return told(volunteer, 'volunteer.changed');
  },
);

export const openAccountHandler = command(openShiftAccount, async (input, context): Promise<Done> => {
  const { tx, now } = context;
  const line = await lockLine(tx, input.lineId);
  // The chief or the desk, never the volunteer.
  if (!line?.volunteerId || !(await mayLead(tx, line))) throw shiftProblem('line_not_found');
  if (line.cancelledAt) throw shiftProblem('cancelled');
  if (line.declinedAt || line.replacedAt) throw shiftProblem('line_not_found');
  if (line.shiftUntil.getTime() <= now) throw shiftProblem('over');
  if (line.accountPostId && !line.accountClosedAt) throw shiftProblem('account_standing');
  const volunteer = await store.lockVolunteer(tx, line.volunteerId);
  if (!volunteer?.volunteerNo) throw shiftProblem('volunteer_not_found');
  const staffId = volunteer.staffId ?? input.staffId;
  if (!volunteer.staffId) {
    addStaff(tx, {
      id: staffId,
      districtId: line.districtId,
      name: volunteer.name,
      initials: '',
      title: '志愿者',
      homeUnitId: volunteer.unitId,
      phone: null,
    });
    store.setStaff(tx, volunteer.volunteerId, staffId);
  }
  const username = `zyz.${volunteer.volunteerNo.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`;
  const accountId = await store.openShiftAccount(tx, {
    accountId: input.accountId,
    username,
    staffId,
    lineId: line.lineId,
  });
  const from = await beginningOf(context, line.shiftFrom, staffId);
  addPost(tx, {
    id: input.postId,
    districtId: line.districtId,
    staffId,
    role: 'site_volunteer',
    unitId: line.unitId,
    basis: 'temporary',
    // The hours of the shift, a little before them to set up, and no more: two shifts on end are two posts that do not overlap.
    from,
    until: line.shiftUntil,
  });
  store.setAccountPost(tx, line.lineId, input.postId);
  const result = { accountId, username, from: from.toISOString() };
  return doneOf(line, 'shift.account_opened', { lineId: line.lineId, accountId }, { result });
});

async function beginningOf({ tx, now }: CommandContext, shiftFrom: Date, staffId: string): Promise<Date> {
  const setUpMs = settingOf('shift_setup_minutes', await readSetting(tx, 'shift_setup_minutes')) * MINUTE_MS;
  const before = await store.findEndBefore(tx, staffId, shiftFrom);
  return new Date(Math.max(now, shiftFrom.getTime() - setUpMs, before?.getTime() ?? 0));
}

export const closeAccountHandler = command(closeShiftAccount, async ({ lineId }, context): Promise<Done> => {
  const { tx } = context;
  const line = await lockLine(tx, lineId);
  if (!line) throw shiftProblem('line_not_found');
  if (line.accountClosedAt || !line.accountPostId)
    return doneOf(line, 'shift.account_closed', { lineId }, { superseded: true });
  const account = await store.findAccountOf(tx, lineId);
  store.markAccountClosed(tx, lineId);
  endPost(tx, line.accountPostId);
  if (account?.accountId && !account.isUsedElsewhere) await store.closeShiftAccount(tx, account.accountId);
  return doneOf(line, 'shift.account_closed', { lineId });
});
