// A bulletin opened from 今日: the same record as on the desk, on a phone.
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useParam } from '#kernel/web/route.ts';
import { PublicationRecord } from '../desk/publication-record.tsx';

const messages = { zh: { back: '回今日' }, en: { back: 'Today' } };

export default function BulletinPage() {
  const t = useMessages(messages);
  return (
    <>
      <LinkButton kind="quiet" icon="back" to="/field">
        {t.back}
      </LinkButton>
      <PublicationRecord publicationId={useParam('publicationId') ?? ''} />
    </>
  );
}
