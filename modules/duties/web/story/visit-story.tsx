// The story of work at one door: how it came out, by whom, when, what it closed, what was found. A visit told a day late says so (E17).
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Chapter, Timeline } from '#kernel/web/pieces/timeline.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { listVisits } from '../../shared/queries.ts';
import { actionTitles, closesDuties, visitOutcomes } from '../../shared/visit.ts';
import { outcomeWords } from '../words.ts';
import style from './story.module.css';

const messages = {
  zh: {
    by: (name: string, action: string) => `${name} ${action}`,
    proxy: (name: string) => `跟 ${name} 说的`,
    closed: (what: string) => `销了：${what}`,
    late: '补记',
    withdrawn: (name: string) => `点错，${name} 撤回，不算数`,
    sealed: '健康等敏感内容已封存，指定岗位才能看',
    gone: '曾在这里的人',
  },
  en: {
    by: (name: string, action: string) => `${name}, ${action.toLowerCase()}`,
    proxy: (name: string) => `spoke to ${name}`,
    closed: (what: string) => `closed: ${what}`,
    late: 'written later',
    withdrawn: (name: string) => `a slip, taken back by ${name}; counts nowhere`,
    sealed: 'Health and the like is sealed, for a named duty',
    gone: 'somebody who was here then',
  },
};

/** Whom it was for, on the page of their home: their own page tells the same visit. */
function For({ of: { subjectId, kind, name }, door }: { of: NonNullable<Visit['of']>; door: Props['door'] }) {
  const t = useMessages(messages);
  if (name === null) return <span className="muted">{t.gone}</span>;
  return kind === 'person' ? (
    <Link to={door === 'desk' ? `/desk/people/${subjectId}` : `/field/visits/${subjectId}`}>{name}</Link>
  ) : (
    <span>{name}</span>
  );
}

type Visit = QueryAnswer<typeof listVisits>['visits'][number];
type Props = { visits: readonly Visit[]; kind: SubjectKind; door: 'field' | 'desk' };

/** Where answers stand beside it, they say how it was; 一切都好 over a fever would be wrong. */
const headOf = ({ outcome, action, answers, isSealed }: Visit, kind: SubjectKind) =>
  outcome === 'done' && (answers.length > 0 || isSealed)
    ? visitOutcomes.done.title
    : outcomeWords(outcome, action, kind);

export function VisitStory({ visits, kind, door }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const chapters = visits.map(
    (visit): Chapter => ({
      key: visit.visitId,
      at: visit.happenedAt,
      tone: !visit.withdrawn && closesDuties(visit.outcome) ? 'done' : visit.withdrawn ? 'doing' : 'bad',
      what: (
        <span className={style['what']}>
          {visit.withdrawn ? (
            <s className="muted">{words(headOf(visit, visit.of?.kind ?? kind))}</s>
          ) : (
            <b>{words(headOf(visit, visit.of?.kind ?? kind))}</b>
          )}
          {visit.of && <For of={visit.of} door={door} />}
          <span>{t.by(visit.byName, words(actionTitles[visit.action]))}</span>
          {visit.isBackDated && (
            <Tag tone="amber">
              {t.late} <Moment at={visit.recordedAt} />
            </Tag>
          )}
          {visit.withdrawn && (
            <Tag>
              {t.withdrawn(visit.withdrawn.byName)} <Moment at={visit.withdrawn.at} />
            </Tag>
          )}
          {visit.isDrill && <DrillTag />}
        </span>
      ),
      more: (
        <span className={style['more']}>
          {(visit.answers.length > 0 || visit.isSealed) && (
            <span className={style['answers']}>
              {visit.answers.map(({ field, title, value }) => (
                <span key={field}>
                  {words(title)}：{words(value)}
                </span>
              ))}
              {visit.isSealed && <span className="muted">{t.sealed}</span>}
            </span>
          )}
          {visit.note && <span>{visit.note}</span>}
          {visit.proxy && <span>{t.proxy(visit.proxy)}</span>}
          {visit.closed.length > 0 && <span>{t.closed(visit.closed.map((title) => words(title)).join('、'))}</span>}
          {visit.requests.map(({ requestId, requestNo }) => (
            <Link key={requestId} to={`/${door}/requests/${requestId}`}>
              {requestNo}
            </Link>
          ))}
        </span>
      ),
    }),
  );
  return <Timeline chapters={chapters} withDays />;
}
