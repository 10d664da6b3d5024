import { useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { type Status, statuses } from '../shared/trace.ts';
import { toneOf } from './words.ts';

export function StatusTag({ status, isLate = false }: { status: Status; isLate?: boolean }) {
  const words = useWords();
  return <Tag tone={isLate ? 'red' : toneOf[status]}>{words(statuses[status])}</Tag>;
}
