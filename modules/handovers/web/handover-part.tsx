// One post of a hand-over: from whom to whom, the receipt, what went by name (each count opens), and how much lies at the post by itself.
import { Link } from '@tanstack/react-router';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { HandoverPage, HandoverPart } from '../shared/queries.ts';
import { CountedKind } from './counted-kind.tsx';
import style from './handovers.module.css';
import { ItemTalk } from './item-talk.tsx';

const messages = {
  zh: {
    keeps: (name: string) => `空缺，由 ${name} 代管`,
    nobody: '没有指定接手的人，上一级代管到补上为止',
    takes: (name: string) => `交给 ${name}`,
    received: '已接收',
    waiting: '没接收',
    late: '超过 1 个工作日没接收',
    filled: '补缺',
    nothing: '没有指名的事。',
    place: '随岗位走，不用逐件交',
  },
  en: {
    keeps: (name: string) => `Vacant; kept by ${name}`,
    nobody: 'Nobody named: the level above keeps it until the post is filled',
    takes: (name: string) => `to ${name}`,
    received: 'Received',
    waiting: 'Not received',
    late: 'Not received in a working day',
    filled: 'Filled',
    nothing: 'Nothing names this post or person.',
    place: 'Goes with the post by itself',
  },
};

type PartProps = { page: HandoverPage; part: HandoverPart; door: 'desk' | 'field' };

export function HandoverPartCard({ page, part, door }: PartProps) {
  const t = useMessages(messages);
  const words = useWords();
  const isDone = page.handover.state === 'in_effect' || page.handover.state === 'brought_back';
  const whose =
    part.toName === null
      ? t.nobody
      : part.isVacant
        ? t.keeps([part.toUnitName, part.toTitle && words(part.toTitle), part.toName].filter(Boolean).join(' '))
        : t.takes(part.toName);
  return (
    <section className={style['part']} aria-label={`${part.unitName} ${words(roles[part.role].title)}`}>
      <h2>
        {part.unitName} · {words(roles[part.role].title)}
      </h2>
      <p className={style['line']}>
        <span className="strong">{whose}</span>
        {isDone && <Receipt part={part} />}
        {part.filledAt && (
          <span className="muted">
            {t.filled} <Moment at={part.filledAt} />
          </span>
        )}
      </p>
      {isDone && part.byHand.length === 0 && <p className="muted">{t.nothing}</p>}
      {part.byHand.map((kind) => (
        <CountedKind
          key={kind.name}
          kind={kind}
          door={door}
          isMine={part.isMine}
          under={(line) => <ItemTalk page={page} part={part} itemKind={kind.name} line={line} />}
        />
      ))}
      {part.byPlace.length > 0 && (
        <>
          <h3>{t.place}</h3>
          <ul className={style['place']}>
            {part.byPlace.map((one) => (
              <li key={one.name}>
                <Link to={one.href}>
                  {words(one.title)} <b className="num">{one.count}</b>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Receipt({ part }: { part: HandoverPart }) {
  const t = useMessages(messages);
  if (part.receivedAt)
    return (
      <span>
        <Tag tone="green">{t.received}</Tag> <Moment at={part.receivedAt} />
      </span>
    );
  return <Tag tone={part.receipt === 'late' ? 'red' : 'amber'}>{part.receipt === 'late' ? t.late : t.waiting}</Tag>;
}
