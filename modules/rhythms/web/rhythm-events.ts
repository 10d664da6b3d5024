// What makes any answer about the rhythms stale: planning, the records that prove them, and what was decided.
export const rhythmEvents = ['rhythm.', 'sweep.', 'meeting.', 'register.', 'decision.'] as const;
