// The first stop of the Tab key: past the header and the navigation, straight to the work.
import { useMessages } from '../language/language.ts';
import style from './skip-link.module.css';

const messages = { zh: { skip: '跳到正文' }, en: { skip: 'Skip to content' } };

export const mainId = 'main';

export function SkipLink() {
  const t = useMessages(messages);
  return (
    <a
      className={style['skip']}
      href={`#${mainId}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(mainId)?.focus();
      }}
    >
      {t.skip}
    </a>
  );
}
