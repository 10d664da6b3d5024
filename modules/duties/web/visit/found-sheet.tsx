// What was found is a request like any other (B2, B3): the field's own report form over the visit, with the place it is at; reported, it is kept with the visit.
import { useMessages } from '#kernel/web/language/language.ts';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { ReportForm } from '#modules/requests/web/public.ts';

const messages = {
  zh: { title: '发现问题', how: (name: string) => `在 ${name} 这里发现的。报成一件诉求，自动记到这次走访。` },
  en: { title: 'Something found', how: (name: string) => `Found at ${name}. Report it; it is kept with this visit.` },
};

type Props = {
  subject: { subjectId: string; name: string; placeId: string | null; address: string | null };
  /** What is found in a drill is played as well. */
  isDrill: boolean;
  onClose: () => void;
  onReported: (requestId: string) => void;
};

export function FoundSheet({ subject, isDrill, onClose, onReported }: Props) {
  const t = useMessages(messages);
  const { subjectId, name, placeId, address } = subject;
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <p className="muted">{t.how(name)}</p>
      <ReportForm
        draftName={`visit.${subjectId}`}
        at={placeId ? { placeId, address: address ?? name } : undefined}
        isDrill={isDrill}
        onDone={onReported}
        onQueued={onReported}
      />
    </Sheet>
  );
}
