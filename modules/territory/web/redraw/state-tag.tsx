// Where a redraw stands, in a word: rehearsed only, waiting for its day, held, carried out.
import { useMessages } from '#kernel/web/language/language.ts';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';

const messages = {
  zh: { rehearsed: '已预演', scheduled: '待实施', blocked: '已暂停', applied: '已实施' },
  en: { rehearsed: 'rehearsed', scheduled: 'scheduled', blocked: 'on hold', applied: 'carried out' },
};

export type RedrawState = 'rehearsed' | 'scheduled' | 'blocked' | 'applied';
const tones: Record<RedrawState, Tone> = { rehearsed: 'plain', scheduled: 'teal', blocked: 'red', applied: 'green' };

export function stateOf(redraw: {
  appliedAt: string | null;
  scheduledAt: string | null;
  isBlocked?: boolean;
  blocked?: unknown;
}): RedrawState {
  if (redraw.appliedAt) return 'applied';
  if (redraw.isBlocked || (redraw.blocked !== null && redraw.blocked !== undefined)) return 'blocked';
  return redraw.scheduledAt ? 'scheduled' : 'rehearsed';
}

export function StateTag({ state }: { state: RedrawState }) {
  const t = useMessages(messages);
  return <Tag tone={tones[state]}>{t[state]}</Tag>;
}
