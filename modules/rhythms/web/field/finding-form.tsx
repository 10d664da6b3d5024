// What was found is a request like any other (B2): the field's own report form, over the list; reported, it is linked to the item.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { ReportForm } from '#modules/requests/web/public.ts';
import type { SweepItem } from '../../shared/queries.ts';

const messages = {
  zh: { title: '发现问题', about: (what: string) => `查的是：${what}。先报一件诉求，报好自动记到这一项。` },
  en: {
    title: 'Found something',
    about: (what: string) => `On: ${what}. Report it as a request; it is then linked here.`,
  },
};

type Props = { item: SweepItem; onClose(): void; onReported(requestId: string): void };

export function FindingForm({ item, onClose, onReported }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <p className="muted">{t.about(words(item.title))}</p>
      <ReportForm draftName={`sweep.${item.code}`} onDone={onReported} onQueued={onReported} />
    </Sheet>
  );
}
