// A kind of thing with its count; opened, the names. What the reader may not see in words is told as a number.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import style from './handovers.module.css';
import { linkAt } from './search.ts';

const messages = {
  zh: {
    hidden: (n: number) => `另有 ${n} 项，内容不在您的查看范围内`,
    underOtherPost: (n: number) => `另有 ${n} 项，换到接手的岗位就能看到`,
  },
  en: {
    hidden: (n: number) => `${n} more, not yours to read`,
    underOtherPost: (n: number) => `${n} more: wear the post you took over to read them`,
  },
};

type Line = {
  id: string;
  text: string;
  note?: string | undefined;
  href?: string | undefined;
  from?: Date | undefined;
  until?: Date | null | undefined;
  dueOn?: string | undefined;
};
export type Kind<L extends Line> = {
  name: string;
  title: { zh: string; en: string };
  count: number;
  lines: readonly L[];
};

export function CountedKind<L extends Line>({
  kind,
  under,
  door = 'desk',
  isMine = false,
}: {
  kind: Kind<L>;
  under?: (line: L) => ReactNode;
  door?: 'desk' | 'field';
  /** It came to the reader, who may wear another of their posts just now. */
  isMine?: boolean;
}) {
  const t = useMessages(messages);
  const words = useWords();
  const hidden = kind.count - kind.lines.length;
  return (
    <details className={style['kind']}>
      <summary>
        <Icon name="right" size={16} />
        <span>{words(kind.title)}</span>
        <b className="num">{kind.count}</b>
      </summary>
      <ul className={style['lines']}>
        {kind.lines.map((line) => (
          <li key={line.id}>
            <span className={style['grow']}>
              {line.href ? <Link to={linkAt(door, line.href)}>{line.text}</Link> : line.text}{' '}
              <span className="muted">
                {line.note} {line.dueOn && <Day on={line.dueOn} />}
                {line.from && <Moment at={line.from} />}
                {line.until && (
                  <>
                    {' – '}
                    <Moment at={line.until} />
                  </>
                )}
              </span>
            </span>
            {under?.(line)}
          </li>
        ))}
        {hidden > 0 && <li className="muted">{isMine ? t.underOtherPost(hidden) : t.hidden(hidden)}</li>}
      </ul>
    </details>
  );
}
