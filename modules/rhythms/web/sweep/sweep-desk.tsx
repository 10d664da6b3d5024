// A sweep as the desk sees it: each item with its result, what was found with its request. It is made on the phone; who holds the duty may open it there.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type SweepItem, sweepPage } from '../../shared/queries.ts';
import { OccurrenceHead } from '../parts/occurrence-head.tsx';
import style from '../parts/parts.module.css';
import { rhythmEvents } from '../rhythm-events.ts';

const messages = {
  zh: {
    items: '排查清单',
    sum: (checked: number, all: number, found: number) => `已查 ${checked} / ${all} 项，发现问题 ${found} 项`,
    plan: '到日子的早上，再加上当时在办的诉求',
    make: '去排查',
    fine: '正常',
    finding: '发现问题',
    unchanged: '没有新情况',
    changed: '有新情况',
    open: '还没查',
    about: '在办诉求',
    photo: '照片',
    none: '清单还没有内容',
    noneHow: '工作法里定了常查的项目，就会列在这里。',
  },
  en: {
    items: 'Sweep list',
    sum: (checked: number, all: number, found: number) => `${checked} of ${all} looked at, ${found} findings`,
    plan: 'On the morning of its day what is open then is added',
    make: 'Make the sweep',
    fine: 'Fine',
    finding: 'Finding',
    unchanged: 'Nothing new',
    changed: 'Something new',
    open: 'Not yet',
    about: 'Open request',
    photo: 'Photo',
    none: 'The list is empty',
    noneHow: 'What the work method always looks at stands here.',
  },
};

export default function SweepDesk() {
  const t = useMessages(messages);
  const occurrenceId = useParam('occurrenceId') ?? '';
  const { answer, problem, again, isFirst } = useAsk(sweepPage, { occurrenceId }, { events: rhythmEvents });
  if (isFirst) return <Skeleton lines={10} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { occurrence, items, preparedAt, abilities } = answer;
  const checked = items.filter(({ result }) => result !== null).length;
  const found = items.filter(({ result }) => result === 'finding').length;
  return (
    <>
      <OccurrenceHead
        line={occurrence}
        excuse={abilities.excuse}
        acts={
          abilities.check.may && (
            <LinkButton kind="primary" to={`/field/sweeps/${occurrenceId}`}>
              {t.make}
            </LinkButton>
          )
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        <section className={`card ${style['part']}`} aria-label={t.items}>
          <h2>
            {t.items} <small>{preparedAt ? t.sum(checked, items.length, found) : t.plan}</small>
          </h2>
          {items.length === 0 && <EmptyState icon="list" title={t.none} how={t.noneHow} />}
          <ol className={style['rows']}>
            {items.map((item) => (
              <Item key={item.ordinal} item={item} />
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

function Item({ item }: { item: SweepItem }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li className={style['row']}>
      <span>
        {item.ordinal}. {words(item.title)}
      </span>
      <span className={style['marks']}>
        {item.checkedAt && (
          <small className="faint">
            <Moment at={item.checkedAt} short /> {item.checkedBy}
          </small>
        )}
        {item.result === null ? (
          <Tag>{t.open}</Tag>
        ) : item.result === 'fine' ? (
          <Tag tone="green">{item.requestId ? t.unchanged : t.fine}</Tag>
        ) : (
          <Tag tone="red">{item.requestId ? t.changed : t.finding}</Tag>
        )}
      </span>
      {(item.note || item.found.length > 0 || item.requestId) && (
        <div className={`${style['full']} ${style['links']}`}>
          {item.requestId && <Link to={`/desk/requests/${item.requestId}`}>{t.about}</Link>}
          {item.note && <span className="muted">{item.note}</span>}
          {item.found
            .filter(({ id }) => id !== item.requestId)
            .map((request) => (
              <Link key={request.id} to={`/desk/requests/${request.id}`}>
                {request.requestNo} {request.summary}
              </Link>
            ))}
        </div>
      )}
      {item.files.length > 0 && (
        <div className={`${style['full']} ${style['photos']}`}>
          {item.files.map((file, i) => (
            <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
              {file.mediaType.startsWith('image/') ? (
                <img src={file.url} alt={`${t.photo} ${i + 1}`} />
              ) : (
                `${t.photo} ${i + 1}`
              )}
            </a>
          ))}
        </div>
      )}
    </li>
  );
}
