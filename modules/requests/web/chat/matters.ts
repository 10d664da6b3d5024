// The matters of a pasted chat while the desk goes through them: what will be registered, what is one with what, what is done. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import type { Sent } from '#kernel/web/wire/carrier.ts';
import type { mergeRequest, reportRequest } from '../../shared/commands.ts';
import type { Matter } from '../parts/names.ts';
import type { PlaceSaid } from '../parts/pickers.tsx';

const chatChannel = 'grid_wechat_group';

export type MatterWork = {
  /** The id of the request to be; also after a dead network it is registered once. */
  requestId: string;
  isWanted: boolean;
  text: string;
  speaker: string;
  /** When it was written, as the chat has it; null where it does not say. */
  at: string | null;
  phone: string;
  kindCode: string | undefined;
  place: PlaceSaid;
  isPlaceOfSpeaker: boolean;
  isEmergency: boolean;
  because: readonly string[];
  media: readonly string[];
  lines: readonly [number, number];
  /** The index of the matter it may be one with, why, and whether the desk takes it so. */
  oneWith: { index: number; why: NonNullable<Matter['duplicateWhy']>; isTaken: boolean } | null;
  phase: 'waiting' | 'sending' | 'registered' | 'merged' | 'failed';
  requestNo?: string | undefined;
  problem?: ProblemBody | undefined;
};

export function workOf(matters: readonly Matter[], newId: () => string): MatterWork[] {
  return matters.map((matter) => ({
    requestId: newId(),
    isWanted: true,
    text: matter.text,
    speaker: matter.speaker ?? '',
    at: matter.at === null ? null : String(matter.at),
    phone: matter.phone ?? '',
    kindCode: matter.kindCode ?? undefined,
    place: { text: matter.placeText ?? '', placeId: matter.placeId ?? undefined },
    isPlaceOfSpeaker: matter.placeFrom === 'name',
    isEmergency: matter.isEmergency,
    because: matter.because,
    media: matter.media,
    lines: matter.lines,
    oneWith:
      matter.duplicateOf === null
        ? null
        : { index: matter.duplicateOf, why: matter.duplicateWhy ?? 'alike', isTaken: true },
    phase: 'waiting',
  }));
}

/** Will this one be merged: the desk agrees, and the other one is registered as well. */
export function mergesInto(work: readonly MatterWork[], index: number): number | undefined {
  const { oneWith } = work[index] ?? {};
  return oneWith?.isTaken && work[oneWith.index]?.isWanted ? oneWith.index : undefined;
}

export const isOpen = ({ isWanted, phase }: MatterWork): boolean =>
  isWanted && phase !== 'registered' && phase !== 'merged';

export function reportOf(matter: MatterWork, territoryId: string | undefined): CommandInput<typeof reportRequest> {
  const said = (text: string) => text.trim() || undefined;
  return {
    requestId: matter.requestId,
    channel: chatChannel,
    text: matter.text.trim(),
    isEmergency: matter.isEmergency,
    ...(matter.kindCode ? { kindCode: matter.kindCode } : {}),
    ...(matter.place.placeId ? { placeId: matter.place.placeId } : { placeText: said(matter.place.text) }),
    ...(!matter.place.placeId && territoryId ? { territoryId } : {}),
    ...(said(matter.speaker) ? { callerName: matter.speaker.trim().slice(0, 60) } : {}),
    ...(said(matter.phone) ? { callerPhone: matter.phone.trim() } : {}),
  };
}

export type Registering = {
  work: readonly MatterWork[];
  territoryId: string | undefined;
  report(input: CommandInput<typeof reportRequest>): Promise<Sent>;
  merge(input: CommandInput<typeof mergeRequest>): Promise<Sent>;
  /** Told of each matter as it goes on. */
  note(index: number, facts: Partial<MatterWork>): void;
};

/**
 * Registers what is wanted and not yet done, one after the other as the group told it, then merges what is one. Both tellings stay as requests
 * of their own (B2). One that is refused stays with its reason and holds nobody else up; pressed again, only what is open goes out.
 */
export async function registerMatters({ work, territoryId, report, merge, note }: Registering): Promise<void> {
  const isThere = new Set(
    work.flatMap((matter, i) => (matter.phase === 'registered' || matter.phase === 'merged' ? [i] : [])),
  );
  for (const [index, matter] of work.entries()) {
    if (!isOpen(matter)) continue;
    note(index, { phase: 'sending', problem: undefined });
    const sent = await report(reportOf(matter, territoryId));
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') {
      note(index, { phase: 'failed', problem: sent.problem });
      continue;
    }
    isThere.add(index);
    const result = 'result' in sent ? (sent.result as { requestNo?: string } | undefined) : undefined;
    note(index, { phase: 'registered', requestNo: result?.requestNo });
  }
  for (const [index, matter] of work.entries()) {
    const into = mergesInto(work, index);
    if (into === undefined || !isThere.has(index) || !isThere.has(into) || matter.phase === 'merged') continue;
    const target = work[into];
    if (!target) continue;
    const sent = await merge({ requestId: matter.requestId, intoId: target.requestId, reason: '' });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') note(index, { problem: sent.problem });
    else note(index, { phase: 'merged', problem: undefined });
  }
}
