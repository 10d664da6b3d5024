// One publication for staff: what it says, who has confirmed, what was said against it, and at the foot the next legal acts.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { standingTitles } from '../../shared/publication.ts';
import { type PublicationPage, publicationPage } from '../../shared/queries.ts';
import { Body, Files, Items } from '../parts/text.tsx';
import { nameOf } from '../words.ts';
import style from './desk.module.css';
import { PublicationActs } from './publication-acts.tsx';
import { PublicationFacts } from './publication-facts.tsx';
import { ItemRequest, ObjectionsPart, ReceiptsPart } from './record-parts.tsx';

const messages = {
  zh: { text: '内容', withdrawn: (by: string) => `${by} 撤回，编号保留`, why: '原因', noText: '没有正文' },
  en: {
    text: 'Text',
    withdrawn: (by: string) => `Withdrawn by ${by}; the number stays used`,
    why: 'Why',
    noText: 'No text',
  },
};

const tones = { draft: 'plain', published: 'green', over: 'plain', withdrawn: 'red' } as const;

export function PublicationRecord({ publicationId }: { publicationId: string }) {
  const {
    answer: page,
    problem,
    isFirst,
    again,
  } = useAsk(publicationPage, { publicationId }, { events: ['publication.', 'request.'] });
  const isNarrow = useIsNarrow();
  if (isFirst) return <Skeleton lines={8} />;
  if (!page) return <ProblemNote problem={problem} again={again} />;
  return (
    <RecordFrame
      head={<RecordHead page={page} />}
      // On a phone what it says comes before what is known of it.
      facts={!isNarrow && <PublicationFacts page={page} />}
      story={
        <>
          <RecordStory page={page} />
          {isNarrow && (
            <div className={style['factsBelow']}>
              <PublicationFacts page={page} />
            </div>
          )}
        </>
      }
      acts={<PublicationActs page={page} />}
    />
  );
}

export function RecordHead({ page: { publication } }: { page: PublicationPage }) {
  const words = useWords();
  return (
    <div className={style['head']}>
      <h1>{publication.title}</h1>
      <p className={style['line']}>
        <Tag tone={tones[publication.standing]}>{words(standingTitles[publication.standing])}</Tag>
        <span className="muted">
          {publication.issuerName} · {words(nameOf(publication))}
        </span>
      </p>
    </div>
  );
}

export function RecordStory({ page }: { page: PublicationPage }) {
  const t = useMessages(messages);
  const { publication, items, files } = page;
  return (
    <div className={style['parts']}>
      {publication.withdrawnAt && (
        <Note icon="warn">
          <p>
            <b>{t.withdrawn(publication.withdrawnBy ?? '')}</b> · <Moment at={publication.withdrawnAt} />
          </p>
          <p>
            {t.why}：{publication.withdrawnReason}
          </p>
        </Note>
      )}
      <section className={style['part']} aria-label={t.text}>
        <h2>{t.text}</h2>
        {publication.body ? (
          <Body body={publication.body} />
        ) : (
          items.length === 0 && <p className="muted">{t.noText}</p>
        )}
        <Items items={items.map((item) => ({ ...item, aside: <ItemRequest request={item.request} /> }))} />
        <Files files={files} />
      </section>
      <ReceiptsPart page={page} />
      <ObjectionsPart page={page} />
    </div>
  );
}
