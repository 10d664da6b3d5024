// One place: where it lies, who lives there or what is inside, in which grids it lay since when, and who answers for it on the day asked about.
import { Link } from '@tanstack/react-router';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { placePage } from '#modules/territory/shared/queries.ts';
import { householdPage } from '../../shared/queries.ts';
import style from '../registry.module.css';
import { placeKindTitle } from '../words.ts';
import { Answerable } from './answerable.tsx';
import { HouseholdPart } from './household-part.tsx';
import { InsidePart } from './inside-part.tsx';
import { PlaceActs } from './place-acts.tsx';
import { endOf, type PlaceSearch } from './place-search.ts';

const messages = {
  zh: {
    vacant: '空置',
    on: '看哪一天归谁管',
    now: '空着就是现在',
    grids: '所在网格',
    noGrid: '没有划入网格',
    span: (from: string, until: string | null) => (until ? `${from} 至 ${until}` : `${from} 起`),
    requests: '这里的诉求',
  },
  en: {
    vacant: 'vacant',
    on: 'As of',
    now: 'Empty means now',
    grids: 'Grids',
    noGrid: 'In no grid',
    span: (from: string, until: string | null) => (until ? `${from} to ${until}` : `since ${from}`),
    requests: 'Requests here',
  },
};

const homeKinds = ['dwelling', 'shop'];
const dayOf = (moment: string): string => dateOf(instantOf(moment));

type PlaceRecordProps = {
  placeId: string;
  search: PlaceSearch;
  onSearch(change: Partial<PlaceSearch>): void;
};

export function PlaceRecord({ placeId, search, onSearch }: PlaceRecordProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const seesPeople = (territoryRoles as readonly string[]).includes(post.role);
  const { answer, problem, isFirst, again } = useAsk(
    placePage,
    { placeId, ...(search.on ? { at: endOf(search.on) } : {}) },
    { events: ['place.', 'post.', 'contract.', 'redraw.', 'service_area.'], keep: true },
  );
  const isHomeKind = answer !== undefined && homeKinds.includes(answer.place.kind);
  const household = useAsk(householdPage, { placeId }, { enabled: seesPeople && isHomeKind, events: ['person.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { place } = answer;
  return (
    <RecordFrame
      head={
        <>
          <p className={style['chain']}>
            <span>{place.communityName}</span>
            {answer.chain
              .filter((one) => one.placeId !== placeId)
              .map((one) => (
                <span key={one.placeId}>
                  ›{' '}
                  <Link to={`/desk/places/${one.placeId}`} search={search}>
                    {one.name}
                  </Link>
                </span>
              ))}
          </p>
          <h2>{place.address}</h2>
          <p className={style['tags']}>
            <Tag>{words(placeKindTitle(place.kind))}</Tag>
            {place.isVacant && <Tag>{t.vacant}</Tag>}
            <LinkButton kind="quiet" icon="chat" to="/desk/requests" search={{ tab: 'all', placeId }}>
              {t.requests}
            </LinkButton>
          </p>
        </>
      }
      facts={
        <div className={style['story']}>
          <TextField
            label={t.on}
            hint={t.now}
            type="date"
            value={search.on ?? ''}
            onChange={(on) => onSearch({ on: on || undefined })}
          />
          <Answerable answerable={answer.answerable} on={search.on} />
          {!search.on && <Pieces door="desk" slot="place" subjectId={placeId} />}
          <section>
            <h3>{t.grids}</h3>
            {answer.grids.length === 0 && <p className="muted">{t.noGrid}</p>}
            <ul className={style['lines']}>
              {answer.grids.map((grid) => (
                <li key={`${grid.gridId} ${grid.from}`}>
                  <Link to={`/desk/territory/${grid.gridId}`} search={search.on ? { on: search.on } : {}}>
                    {grid.name}
                  </Link>
                  <span className="muted">{t.span(dayOf(grid.from), grid.until && dayOf(grid.until))}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      }
      story={
        <div className={style['story']}>
          {seesPeople && isHomeKind && <HouseholdPart placeId={placeId} />}
          {answer.insideCounts.length > 0 && (
            <InsidePart placeId={placeId} counts={answer.insideCounts} search={search} />
          )}
        </div>
      }
      acts={
        search.on ? undefined : (
          <PlaceActs answer={answer} mayEnrol={isHomeKind && household.answer?.abilities.mayAdd === true} />
        )
      }
    />
  );
}
