// One item: two answers, each one tap; a tap on the other takes the first back, until the sweep is reported. An open request is asked about otherwise:
// nobody says that it is solved by saying that the rest is fine.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { SweepItem } from '../../shared/queries.ts';
import style from './field.module.css';

const messages = {
  zh: {
    fine: '这一项正常',
    finding: '发现问题',
    unchanged: '没有新情况',
    changed: '有新情况',
    isFine: '正常',
    about: '看这件诉求',
  },
  en: {
    fine: 'This is fine',
    finding: 'Found something',
    unchanged: 'Nothing new',
    changed: 'Something new',
    isFine: 'Fine',
    about: 'The request',
  },
};

type Props = { item: SweepItem; mayCheck: boolean; onFine(): void; onFinding(): void };

export function SweepRow({ item, mayCheck, onFine, onFinding }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const isMatter = item.requestId !== null;
  const [fine, finding] = isMatter ? [t.unchanged, t.changed] : [t.fine, t.finding];
  const name = words(item.title);
  return (
    <li className={style['item']} data-result={item.result ?? undefined}>
      <p>
        {item.ordinal}. {name}
      </p>
      {mayCheck ? (
        <div className={style['answers']} role="group" aria-label={name}>
          <button type="button" aria-pressed={item.result === 'fine'} data-answer="fine" onClick={onFine}>
            {item.result === 'fine' && <Icon name="check" size={16} />}
            {fine}
          </button>
          <button type="button" aria-pressed={item.result === 'finding'} data-answer="finding" onClick={onFinding}>
            {item.result === 'finding' && <Icon name="warn" size={16} />}
            {finding}
          </button>
        </div>
      ) : (
        item.result && (
          <span>
            {item.result === 'fine' ? (
              <Tag tone="green">{isMatter ? fine : t.isFine}</Tag>
            ) : (
              <Tag tone="red">{finding}</Tag>
            )}
          </span>
        )
      )}
      {(isMatter || item.found.length > 0) && (
        <p className={style['links']}>
          {isMatter && <Link to={`/field/requests/${item.requestId}`}>{t.about}</Link>}
          {item.found
            .filter(({ id }) => id !== item.requestId)
            .map(({ id, requestNo, summary }) => (
              <Link key={id} to={`/field/requests/${id}`}>
                {requestNo} {summary}
              </Link>
            ))}
        </p>
      )}
    </li>
  );
}
