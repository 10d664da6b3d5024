// The minutes while they are being written, and how they become the command's input. Pure: what is missing is said by the same rules that send it.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { recordMeeting } from '../../shared/commands.ts';

type Input = CommandInput<typeof recordMeeting>;

export type TopicDraft = { key: string; title: string; answer: string; requestId?: string | undefined };
export type DecisionDraft = {
  decisionId: string;
  text: string;
  ownerPostId: string;
  dueOn: string;
  requestId?: string | undefined;
};
export type MeetingDraft = {
  /** `2026-03-16T09:00`, in China. */
  heldAt: string;
  place: string;
  /** One in a line: a name, then where they come from. */
  attendees: string;
  minutes: string;
  topics: TopicDraft[];
  decisions: DecisionDraft[];
};

export type Missing = 'heldAt' | 'place' | 'attendees' | 'topics' | 'decisions';

/** As it is typed or pasted from a group or a sheet: `王大爷 盛景花园`, `王大爷，盛景花园`, or several names in a line parted by `、`. */
export function readAttendees(text: string): { name: string; from: string }[] {
  return text
    .split(/[\n、；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...from] = line.split(/[\s,，（(]+/);
      return {
        name: name.slice(0, 40),
        from: from
          .join(' ')
          .replace(/[）)]$/, '')
          .slice(0, 60),
      };
    });
}

const isBlank = (text: string) => text.trim() === '';
const isTopic = ({ title, answer }: TopicDraft) => !isBlank(title) || !isBlank(answer);
const isDecision = ({ text, ownerPostId }: DecisionDraft) => !isBlank(text) || ownerPostId !== '';

/** What keeps the minutes from being recorded, in the order of the form. A row left empty is no row. */
export function missingOf(draft: MeetingDraft): Missing[] {
  const topics = draft.topics.filter(isTopic);
  const missing: [Missing, boolean][] = [
    ['heldAt', !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(draft.heldAt)],
    ['place', isBlank(draft.place)],
    ['attendees', readAttendees(draft.attendees).length === 0],
    ['topics', topics.length === 0 || topics.some(({ title }) => isBlank(title))],
    [
      'decisions',
      draft.decisions
        .filter(isDecision)
        .some(({ text, ownerPostId, dueOn }) => isBlank(text) || !ownerPostId || !dueOn),
    ],
  ];
  return missing.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
}

export function meetingInputOf(draft: MeetingDraft, occurrenceId: string): Input {
  return {
    occurrenceId,
    heldAt: `${draft.heldAt}:00+08:00`,
    place: draft.place.trim(),
    attendees: readAttendees(draft.attendees),
    topics: draft.topics
      .filter(isTopic)
      .map(({ title, answer, requestId }) => ({ title: title.trim(), answer: answer.trim(), requestId })),
    minutes: draft.minutes.trim(),
    decisions: draft.decisions.filter(isDecision).map((decision) => ({ ...decision, text: decision.text.trim() })),
  };
}

/** What was kept on this device, as far as it still is a draft. */
export function readKeptDraft(kept: string, otherwise: MeetingDraft): MeetingDraft {
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== 'object' || read === null) return otherwise;
    const { topics, decisions, ...texts } = { ...otherwise, ...(read as Partial<MeetingDraft>) };
    const isText = Object.values(texts).every((value) => typeof value === 'string');
    if (!isText || !Array.isArray(topics) || !Array.isArray(decisions)) return otherwise;
    return { ...texts, topics, decisions };
  } catch {
    return otherwise;
  }
}
