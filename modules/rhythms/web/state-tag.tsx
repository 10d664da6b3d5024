// The state of an occurrence in words; what was missed stays missed when it is made up for, and says so.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { stateTitles } from '../shared/occurrence.ts';
import type { OccurrenceLine } from '../shared/queries.ts';
import { stateTones } from './words.ts';

const messages = { zh: { madeUp: '缺，已补做', today: '今天' }, en: { madeUp: 'Missed, made up for', today: 'Today' } };

export function StateTag({ line }: { line: Pick<OccurrenceLine, 'state' | 'madeUpAt' | 'isToday'> }) {
  const t = useMessages(messages);
  const words = useWords();
  if (line.madeUpAt !== null) return <Tag tone="amber">{t.madeUp}</Tag>;
  if (line.state === 'due' && line.isToday) return <Tag tone="amber">{t.today}</Tag>;
  return <Tag tone={stateTones[line.state]}>{words(stateTitles[line.state])}</Tag>;
}
