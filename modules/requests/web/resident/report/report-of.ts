// What was filled in, as the command's input. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { Field } from '#kernel/shared/field.ts';
import { readTyped } from '#kernel/shared/field-rules.ts';
import type { reportRequest } from '../../../shared/commands.ts';
import type { GivenFact } from '../../../shared/facts.ts';
import { type MyPlace, whereOf } from '../parts/my-place.ts';

export const emptyReport = { text: '', detail: '', when: 'any', picked: '', forName: '', selfName: '', relation: '' };
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
  /** What the kind asks for, filled in. */
  facts: readonly GivenFact[];
  /** The field of the wished time, where the kind is booked. */
  wishedAt: Field | undefined;
  now: number;
};

/** The time wished for, if one was chosen that is still to come. */
export function wishOf(draft: ReportDraft, wishedAt: Field | undefined, now: number): GivenFact[] {
  if (!wishedAt || draft.when === 'any') return [];
  const typed = draft.when === 'other' ? draft.picked : draft.when.slice(0, 16);
  const read = readTyped(wishedAt, typed);
  if (!read.ok || Date.parse(String(read.value)) <= now) return [];
  return [{ field: wishedAt.name, value: read.value }];
}

export function reportOf(draft: ReportDraft, facts: ReportFacts): CommandInput<typeof reportRequest> {
  const { requestId, channel, title, kindCode, fileIds, place, isAnonymous } = facts;
  const said = draft.text.trim();
  const detail = draft.detail.trim();
  const forName = draft.forName.trim();
  const phone = facts.callerPhone.trim();
  const told = [...facts.facts, ...wishOf(draft, facts.wishedAt, facts.now)];
  return {
    requestId,
    channel,
    text: said,
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
    ...(told.length > 0 ? { facts: told } : {}),
  };
}
