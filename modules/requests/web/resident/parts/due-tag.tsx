// How long it may still take, while somebody works on it; late is red and says so.
import { formatRemaining } from '#kernel/shared/clock/format.ts';
import { DAY_MS, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';

const messages = {
  zh: { rate: '待您评价', again: '重新办理', paused: '长期跟踪' },
  en: { rate: 'Your word, please', again: 'Done again', paused: 'Tracked' },
};

const working = ['dispatched', 'in_progress', 'reopened', 'returned'];

export function DueTag({ request }: { request: FollowedRequest }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  if (request.state === 'resolved' && request.mayRate) return <Tag tone="teal">{t.rate}</Tag>;
  if (request.isPaused) return <Tag>{t.paused}</Tag>;
  if (!working.includes(request.state) || !request.dueAt) return null;
  const due = instantOf(request.dueAt);
  const tone = now > due ? 'red' : due - now < DAY_MS ? 'amber' : 'plain';
  return <Tag tone={tone}>{formatRemaining(due, now, lang)}</Tag>;
}
