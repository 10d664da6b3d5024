// Beside 公告通报: how many bulletins wait for the unit's receipt.
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { countPublications } from '../../shared/queries.ts';

const messages = {
  zh: { waiting: (n: number) => `${n} 份待签收` },
  en: { waiting: (n: number) => `${n} to confirm` },
};

export default function ToConfirmCount() {
  const t = useMessages(messages);
  const count = useAsk(countPublications, {}, { keep: true }).answer?.to_confirm ?? 0;
  if (count === 0) return null;
  return <span aria-label={t.waiting(count)}>{count}</span>;
}
