// Which act comes first in each state: the one that brings the matter on stands first and is the primary button. Whether it may be done is the
// server's word (abilities); this is only the order in which hands look for them.
import type { ActName, RequestState } from '../../shared/request-chart.ts';
import type { FormAct } from './act-forms.ts';

/** The acts that bring on, by state; what is not named follows in `otherwise`. */
const first: Record<RequestState, readonly FormAct[]> = {
  received: ['answer', 'note', 'merge', 'withdraw'],
  accepted: ['note', 'assist', 'escalate', 'merge', 'withdraw'],
  returned: ['escalate', 'convene', 'note', 'merge'],
  dispatched: ['sign', 'decide', 'remind', 'transfer', 'return', 'assist', 'ask_extension', 'escalate'],
  in_progress: [
    'resolve',
    'decide',
    'remind',
    'transfer',
    'assist',
    'ask_extension',
    'escalate',
    'ask_suspension',
    'note',
    'return',
  ],
  reopened: ['sign', 'resolve', 'decide', 'remind', 'transfer', 'assist', 'ask_extension', 'escalate'],
  suspended: ['resume', 'decide', 'note', 'supervise'],
  resolved: ['decide', 'call_back', 'close', 'redo', 'note'],
  closed: ['decide', 'call_back', 'redo', 'appeal', 'ask_exclusion'],
  merged: [],
  withdrawn: [],
};

const otherwise: readonly FormAct[] = [
  'decide',
  'note',
  'remind',
  'tell_missing',
  'note_visit',
  'supervise',
  'convene',
  'ask_extension',
  'ask_suspension',
  'ask_exclusion',
  'appeal',
  'merge',
  'withdraw',
  'escalate',
  'assist',
  'transfer',
  'return',
  'redo',
  'call_back',
  'close',
  'resolve',
  'sign',
  'resume',
  'answer',
];

/** Acts that people look for before their time: they stay in sight and say why not yet. */
const explained: Partial<Record<RequestState, FormAct>> = {
  dispatched: 'close',
  in_progress: 'close',
  reopened: 'close',
  resolved: 'close',
};

/** Who does the work tells of progress more often than anything else; the desk hardly ever. */
export function actsInOrder(state: RequestState, isWorking = false): FormAct[] {
  const begin: readonly FormAct[] = isWorking ? ['resolve', 'note'] : [];
  return [
    ...new Set([...(first[state].includes('sign') ? ['sign' as const] : []), ...begin, ...first[state], ...otherwise]),
  ];
}

export function isExplained(act: ActName, state: RequestState): boolean {
  return explained[state] === act;
}

/** Does the panel of intake stand over the story? Then it holds the primary button, and the bar none. */
export function isAtIntake(state: RequestState): boolean {
  return state === 'received' || state === 'accepted' || state === 'returned';
}
