// The minutes being written, kept on this device under the meeting's id.
import { useState } from 'react';
import { MINUTE_MS, SHANGHAI_OFFSET_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useDraft } from '#modules/requests/web/public.ts';
import { type DecisionDraft, type MeetingDraft, readKeptDraft, type TopicDraft } from './draft.ts';

export const newTopic = (): TopicDraft => ({ key: newId(), title: '', answer: '' });
export const newDecision = (): DecisionDraft => ({ decisionId: newId(), text: '', ownerPostId: '', dueOn: '' });

const nothing = { form: '' };
const half = 30 * MINUTE_MS;

/** The last half hour that is over: a meeting is mostly written down right after it. */
const lastHalfHour = (now: number): string =>
  new Date(Math.floor((now + SHANGHAI_OFFSET_MS) / half) * half).toISOString().slice(0, 16);

export function useMeetingDraft(occurrenceId: string) {
  const now = useNow();
  const [kept, keep, clear] = useDraft(`meeting.${occurrenceId}`, nothing);
  const [topics] = useState(() => [newTopic()]);
  // Until something was written the time follows the server's, which a page just opened does not know yet.
  const draft = readKeptDraft(kept.form, { ...blank, heldAt: lastHalfHour(now), topics });
  const change = (part: Partial<MeetingDraft>) => keep({ form: JSON.stringify({ ...draft, ...part }) });
  return { draft, change, clear };
}

const blank: MeetingDraft = { heldAt: '', place: '', attendees: '', minutes: '', topics: [], decisions: [] };
