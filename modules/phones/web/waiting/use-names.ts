// Of whom an act was, by what the phone took along; an id says nothing to anybody.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myDuties } from '#modules/duties/shared/queries.ts';

export function useNames(): (input: unknown) => string {
  const { answer } = useAsk(myDuties, { span: 'open', limit: 500 });
  const names = new Map(
    [...(answer?.subjects ?? []), ...(answer?.done ?? [])].map(({ subjectId, name }) => [subjectId, name]),
  );
  return (input) => {
    const { subjectId, summary } = (input ?? {}) as { subjectId?: unknown; summary?: unknown };
    const name = typeof subjectId === 'string' ? names.get(subjectId) : undefined;
    return name ?? (typeof summary === 'string' ? summary : '');
  };
}
