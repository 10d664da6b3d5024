// The head of any record of a rhythm: which one, whose, for which days, how it stands — and what may be done with the whole of it.
import type { ReactNode } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import type { Ability, OccurrenceLine } from '../../shared/queries.ts';
import { readRhythmSearch } from '../overview/rhythm-search.ts';
import { StateTag } from '../state-tag.tsx';
import { periodWords } from '../words.ts';
import { Excuse } from './excuse.tsx';
import style from './parts.module.css';

const messages = {
  zh: {
    back: '三个一',
    dueOn: '应办日',
    moved: (nominal: string) => `按工作法是 ${nominal}，逢节假日顺延`,
    vacant: '空岗',
    done: '完成',
    madeUp: '补做',
    excuse: '免做理由',
    missed: '这一次没有按日子做。可以补做，缺的记录照样保留。',
  },
  en: {
    back: 'Three rhythms',
    dueOn: 'Due on',
    moved: (nominal: string) => `by the method ${nominal}, moved off a holiday`,
    vacant: 'vacant',
    done: 'Done',
    madeUp: 'Made up for',
    excuse: 'Excused because',
    missed: 'This one was not done on its day. It may be made up for; the miss stays on record.',
  },
};

type Props = { line: OccurrenceLine; excuse: Ability; acts?: ReactNode };

export function OccurrenceHead({ line, excuse, acts }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [search] = useFilters(readRhythmSearch);
  const at = line.doneAt ?? line.madeUpAt;
  return (
    <PageHead
      title={`${words(line.title)} · ${line.unitName}`}
      sub={
        <span className={style['marks']}>
          {words(periodWords(line.periodFrom, line.periodTo))} <StateTag line={line} />
        </span>
      }
      acts={
        <span className={style['acts']} data-print="no">
          {acts}
          <Excuse line={line} ability={excuse} />
          <LinkButton kind="quiet" icon="back" to="/desk/rhythms" search={search}>
            {t.back}
          </LinkButton>
        </span>
      }
    >
      <dl className={style['facts']}>
        <div>
          <dt>{t.dueOn}</dt>
          <dd>
            <Day on={line.dueOn} />
            {line.nominalOn !== line.dueOn && <span className="muted"> {t.moved(line.nominalOn)}</span>}
          </dd>
        </div>
        <div>
          <dt>{words(roles[line.role].title)}</dt>
          <dd>{line.holders.length > 0 ? line.holders.join('、') : <span className="late">{t.vacant}</span>}</dd>
        </div>
        {at !== null && (
          <div>
            <dt>{line.madeUpAt ? t.madeUp : t.done}</dt>
            <dd>
              <Moment at={at} /> {line.doneBy}
            </dd>
          </div>
        )}
        {line.excuse !== null && (
          <div>
            <dt>{t.excuse}</dt>
            <dd>
              {line.excuse}
              {line.excusedBy && <span className="muted"> {line.excusedBy}</span>}
            </dd>
          </div>
        )}
      </dl>
      {line.state === 'missed' && line.madeUpAt === null && <Note icon="warn">{t.missed}</Note>}
    </PageHead>
  );
}
