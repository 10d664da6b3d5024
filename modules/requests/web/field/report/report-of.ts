// What somebody in the field filled in, as the command's input. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { reportRequest } from '../../../shared/commands.ts';
import type { Spot } from './last-spots.ts';

export const emptyReport = {
  text: '',
  typed: '',
  channel: '',
  callerName: '',
  callerPhone: '',
  isFor: '',
  isUrgent: '',
};
export type FieldDraft = typeof emptyReport;

export type FieldReportFacts = {
  requestId: string;
  spot: Spot;
  fileIds: readonly string[];
  /** The suggestion that was accepted; confirmed by a person, it needs no second look. */
  kindCode: string | undefined;
  reporter: { name: string; role: string };
  isDrill?: boolean;
};

export function fieldReportOf(draft: FieldDraft, facts: FieldReportFacts): CommandInput<typeof reportRequest> {
  const { requestId, spot, fileIds, kindCode, reporter, isDrill } = facts;
  const text = draft.text.trim();
  const callerName = draft.callerName.trim();
  const callerPhone = draft.callerPhone.trim();
  const isFor = draft.isFor === 'yes';
  return {
    requestId,
    channel: draft.channel,
    text,
    ...(text === '' ? { summary: `${spot.address}：见照片、录音` } : {}),
    // Without a place on record the own grid stands, and the words tell the rest.
    ...(spot.placeId ? { placeId: spot.placeId } : { placeText: spot.address }),
    ...(kindCode ? { kindCode } : {}),
    isEmergency: draft.isUrgent === 'yes',
    ...(isFor && callerName ? { callerName } : {}),
    ...(isFor && callerPhone ? { callerPhone } : {}),
    // Rule 6: who has no phone is spoken for, and it is on record by whom.
    ...(isFor && callerName && !callerPhone ? { proxy: { name: reporter.name, relation: reporter.role } } : {}),
    fileIds: [...fileIds],
    ...(isDrill ? { isDrill } : {}),
  };
}

/** Channels somebody out there may name; the others come in by themselves. */
const notByHand = ['one_key', 'hotline'];

export function fieldChannels<C extends { code: string }>(channels: readonly C[]): C[] {
  const offered = channels.filter(({ code }) => !notByHand.includes(code));
  return offered.toSorted((a, b) => Number(b.code === 'home_visit') - Number(a.code === 'home_visit'));
}
