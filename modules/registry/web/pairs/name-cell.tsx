// A name in a pair: where names are masked, both masks may look alike, so each opens as on the person's own page, with a purpose and on record.
import { useMessages } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { LookPurpose } from '../people/look-purpose.tsx';
import { useLook } from '../people/use-look.ts';

const messages = { zh: { name: '姓名' }, en: { name: 'Name' } };

export function NameCell({ personId, name, isMasked }: { personId: string; name: string | null; isMasked: boolean }) {
  const t = useMessages(messages);
  const look = useLook(personId);
  if (!isMasked || name === null) return <span>{name}</span>;
  return (
    <span>
      <Masked value={name} what={t.name} reveal={() => look.reveal('name')} />
      <LookPurpose look={look} />
    </span>
  );
}
