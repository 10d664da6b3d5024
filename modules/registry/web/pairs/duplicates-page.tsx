// 可能重复的人: pairs of records that may be one person, the likeliest first; the pair opened stands beside the list, side by side (A8).
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDuplicates } from '../../shared/pair-queries.ts';
import { PersonRow } from '../people/person-row.tsx';
import style from '../registry.module.css';
import { PairRecord } from './pair-record.tsx';
import { pairPath, readPair } from './words.ts';

const messages = {
  zh: {
    title: '可能重复的人',
    people: '看居民',
    list: '可能重复',
    likely: '很可能',
    none: '没有发现重复的人',
    noneHow: '按姓名、电话、出生日期和住处比对；新登记的人会随时加入比对。',
    more: '还有更多，先核对这些。',
    elsewhere: '本区别处也有登记',
    elsewhereHow: '姓名和电话相同的记录也登记在别的社区。在哪里不在这里显示；由两边都管的街道或区里合并。',
    rest: '从左边打开一组',
    restHow: '两条记录并排对照，不同的地方会标出来。',
  },
  en: {
    title: 'Perhaps one person',
    people: 'Residents',
    list: 'Pairs',
    likely: 'very likely',
    none: 'No duplicates found',
    noneHow: 'Names, telephones, births and homes are compared, with everybody new as well.',
    more: 'There are more: begin with these.',
    elsewhere: 'Also recorded elsewhere in the district',
    elsewhereHow:
      'The same name and telephone stand on record in another community. Whoever answers for both brings them together.',
    rest: 'Open a pair from the left',
    restHow: 'Both records side by side, with the differences marked.',
  },
};

export default function DuplicatesPage() {
  const t = useMessages(messages);
  const pair = readPair(useParam('pair'));
  return (
    <Split
      backTo="/desk/duplicates"
      list={<DuplicatesList chosen={pair} />}
      record={pair ? <PairRecord key={`${pair.personId}${pair.otherId}`} {...pair} /> : undefined}
      rest={<EmptyState icon="people" title={t.rest} how={t.restHow} />}
    />
  );
}

function DuplicatesList({ chosen }: { chosen: { personId: string; otherId: string } | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listDuplicates, {});
  const isChosen = (one: string, other: string) =>
    chosen !== undefined && [chosen.personId, chosen.otherId].sort().join() === [one, other].sort().join();
  return (
    <div className={style['column']}>
      <header className={style['areaHead']}>
        <div className={style['areaTitle']}>
          <h1>{t.title}</h1>
          {answer && <span className="num muted">{answer.total}</span>}
          <LinkButton kind="quiet" icon="people" to="/desk/people">
            {t.people}
          </LinkButton>
        </div>
      </header>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer?.pairs.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
      {answer && answer.pairs.length > 0 && (
        <Queue label={t.list}>
          {answer.pairs.map(({ one, other, weight, isLikely }) => (
            <QueueRow
              key={`${one.personId} ${other.personId}`}
              to={pairPath(one.personId, other.personId)}
              isChosen={isChosen(one.personId, other.personId)}
              title={`${one.name} · ${other.name}`}
              mark={isLikely && <Tag>{t.likely}</Tag>}
              sub={words(weight)}
            />
          ))}
        </Queue>
      )}
      {answer?.hasMore && <Note>{t.more}</Note>}
      {answer && answer.elsewhere.length > 0 && (
        <section className={style['elsewhere']}>
          <h2>{t.elsewhere}</h2>
          <p className="muted">{t.elsewhereHow}</p>
          <div className={style['boxed']}>
            <Queue label={t.elsewhere}>
              {answer.elsewhere.map((person) => (
                <PersonRow key={person.personId} person={person} search={{}} />
              ))}
            </Queue>
          </div>
        </section>
      )}
    </div>
  );
}
