// What came back stands over every page of the phone until it was looked at.
import { Link } from '@tanstack/react-router';
import { useBox } from '#kernel/field/phone-context.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import style from './waiting.module.css';

const messages = {
  zh: { refused: (n: number) => `${n} 条记录被退回，点这里看原因` },
  en: { refused: (n: number) => `${n} came back: see why` },
};

export default function RefusedStrip() {
  const t = useMessages(messages);
  const refused = useBox()?.waiting.filter(({ state }) => state === 'refused').length ?? 0;
  if (refused === 0) return null;
  return (
    <Link to="/field/waiting" className={style['strip']}>
      {t.refused(refused)}
    </Link>
  );
}
