// What was filled in, as the command's input. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { reportRequest } from '../../../shared/commands.ts';
import { type MyPlace, whereOf } from '../parts/my-place.ts';
import { whenChoices } from '../parts/services.ts';

export const emptyReport = { text: '', detail: '', when: 'any', forName: '', selfName: '', relation: '' };
export type ReportDraft = typeof emptyReport;

export type ReportFacts = {
  requestId: string;
  channel: string;
  /** The tile's title: what stands in the lists when nothing was written. */
  title: string;
  kindCode: string | undefined;
  fileIds: readonly string[];
  place: MyPlace;
  callerPhone: string;
  isAnonymous: boolean;
};

export function reportOf(draft: ReportDraft, facts: ReportFacts): CommandInput<typeof reportRequest> {
  const { requestId, channel, title, kindCode, fileIds, place, isAnonymous } = facts;
  const said = draft.text.trim();
  const detail = draft.detail.trim();
  const when = whenChoices.find(({ value }) => value === draft.when && value !== 'any');
  const forName = draft.forName.trim();
  const phone = facts.callerPhone.trim();
  return {
    requestId,
    channel,
    text: [said, kindCode && when ? `希望时间：${when.label.zh}` : ''].filter(Boolean).join('\n'),
    ...(said === '' ? { summary: `${title}（看照片、听录音）` } : {}),
    ...whereOf(place),
    ...(detail ? { placeText: `${place.address} ${detail}` } : {}),
    ...(kindCode ? { kindCode } : {}),
    ...(phone && !isAnonymous ? { callerPhone: phone } : {}),
    isAnonymous,
    // Rule 6: the one it is about stands as the caller, the one who speaks as the proxy; both are on record.
    ...(forName && !isAnonymous
      ? {
          callerName: forName,
          proxy: {
            name: draft.selfName.trim() || '未留姓名',
            relation: draft.relation.trim(),
            ...(phone ? { phone } : {}),
          },
        }
      : {}),
    fileIds: [...fileIds],
  };
}
