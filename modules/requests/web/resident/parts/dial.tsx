// A published number as something to press.
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './dial.module.css';

const messages = {
  zh: { ring: (name: string) => `打给${name}` },
  en: { ring: (name: string) => `Ring ${name}` },
};

export function Dial({ contact, bare = false }: { contact: { name: string; phone: string }; bare?: boolean }) {
  const t = useMessages(messages);
  return (
    <a href={`tel:${contact.phone}`} className={style['dial']}>
      {!bare && <Icon name="phone" size={18} />}
      <span>{t.ring(contact.name)}</span>
      {!bare && <span className="num">{contact.phone}</span>}
    </a>
  );
}
