// The two records in two columns, a row for each field. Where they differ the row says so in words, and one side is pressed.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { ChoiceField, Choices, Side } from '../../shared/merging.ts';
import style from '../registry.module.css';
import { stayKindTitle } from '../words.ts';
import { NameCell } from './name-cell.tsx';
import type { PairAnswer } from './pair-record.tsx';
import { fieldTitle } from './words.ts';

const messages = {
  zh: {
    what: '项目',
    keep: '保留这一条',
    merged: '并入的一条',
    recorded: (on: string) => `${on} 登记`,
    none: '没有登记',
    differs: '不同，请选',
    byCard: '不同，以证件为准',
    where: '住处、户籍与工作',
    since: (on: string) => `${on} 起`,
    span: (from: string, until: string) => `${from} 至 ${until}`,
    requests: '诉求',
    count: (n: number) => `${n} 件`,
  },
  en: {
    what: 'Field',
    keep: 'Kept',
    merged: 'Goes into it',
    recorded: (on: string) => `recorded ${on}`,
    none: 'not recorded',
    differs: 'differs: choose',
    byCard: 'differs: the card decides',
    where: 'Home, registration, work',
    since: (on: string) => `since ${on}`,
    span: (from: string, until: string) => `${from} to ${until}`,
    requests: 'Requests',
    count: (n: number) => `${n}`,
  },
};

type PairTableProps = { answer: PairAnswer; choices: Choices; onChoose(field: ChoiceField, side: Side): void };

export function PairTable({ answer, choices, onChoose }: PairTableProps) {
  const t = useMessages(messages);
  const words = useWords();
  const sides = [
    { side: 'keep', title: t.keep, of: answer.keep },
    { side: 'merged', title: t.merged, of: answer.merged },
  ] as const;
  return (
    <table className={style['pairTable']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t.what}</span>
          </th>
          {sides.map(({ side, title, of }) => (
            <th key={side} scope="col">
              <Tag {...(side === 'keep' ? { tone: 'teal' as const } : {})}>{title}</Tag>
              <Link to={`/desk/people/${of.line.personId}`}>{of.line.name}</Link>
              <small className="muted">{t.recorded(of.recordedAt.slice(0, 10))}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.fields
          .filter(({ standing }) => standing !== 'neither')
          .map((row) => {
            const isOpen = row.standing === 'differs' && !row.byCard;
            return (
              <tr key={row.field} data-differs={row.standing === 'differs' || undefined}>
                <th scope="row">
                  {words(fieldTitle(row.field))}
                  {row.standing === 'differs' && <small>{isOpen ? t.differs : t.byCard}</small>}
                </th>
                {sides.map(({ side, title, of }) => (
                  <td key={side}>
                    {isOpen ? (
                      <div className={style['pick']}>
                        <input
                          type="radio"
                          name={row.field}
                          aria-label={`${words(fieldTitle(row.field))} ${title}`}
                          checked={choices[row.field] === side}
                          onChange={() => onChoose(row.field, side)}
                        />
                        <NameCell
                          personId={of.line.personId}
                          name={row[side]}
                          isMasked={row.field === 'name' && of.line.isNameMasked}
                        />
                      </div>
                    ) : (
                      (row[side] ?? <span className="faint">{t.none}</span>)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        <tr>
          <th scope="row">{t.where}</th>
          {sides.map(({ side, of }) => (
            <td key={side}>
              {of.stays.map((stay) => (
                <p key={stay.stayId} {...(stay.until ? { className: 'muted' } : {})}>
                  {stay.address}
                  <small className="muted">
                    {words(stayKindTitle(stay.kind))} ·{' '}
                    {stay.until ? t.span(stay.from, stay.until) : t.since(stay.from)}
                  </small>
                </p>
              ))}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t.requests}</th>
          {sides.map(({ side, of }) => (
            <td key={side}>{t.count(of.requests)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
