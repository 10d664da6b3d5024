// Who is where, by name: those not moved first, and of them those tried in vain.
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import type { Column } from '#kernel/web/pieces/data-table.tsx';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { visitOutcomes } from '#modules/duties/shared/visit.ts';
import { moveNames, moveStandings } from '../../shared/share-queries.ts';
import { NamesPart } from '../names-part.tsx';
import type { BoardSearch } from './board-part.tsx';

const messages = {
  zh: {
    caption: '去向名单',
    views: '去向',
    standings: {
      all: '全部',
      not_yet: '未转移',
      excused: '不用转移',
      unlocated: '没记去向',
      shelter: '安置点',
      relative: '投亲靠友',
      hospital: '医院',
      home: '已返家',
    },
    name: '姓名',
    address: '住址',
    state: '去向',
    at: '在哪里',
    since: '什么时候、谁登记',
    tried: (n: number) => `找了 ${n} 次`,
    moves: (n: number) => `换过 ${n - 1} 处`,
    found: '名单外',
  },
  en: {
    caption: 'Whereabouts by name',
    views: 'Whereabouts',
    standings: {
      all: 'All',
      not_yet: 'Not moved',
      excused: 'Excused',
      unlocated: 'Not located',
      shelter: 'Shelter',
      relative: 'Relatives',
      hospital: 'Hospital',
      home: 'Home again',
    },
    name: 'Name',
    address: 'Home',
    state: 'Whereabouts',
    at: 'Where',
    since: 'When, told by',
    tried: (n: number) => `tried ${n} times`,
    moves: (n: number) => `moved on ${n - 1} times`,
    found: 'found',
  },
};

type Row = QueryAnswer<typeof moveNames>['rows'][number];
const tones: Record<Row['standing'], Tone> = {
  not_yet: 'amber',
  unlocated: 'red',
  excused: 'plain',
  shelter: 'green',
  relative: 'green',
  hospital: 'green',
  home: 'plain',
};

export function MoveNames({ roundId, here, search }: { roundId: string; here: string; search: BoardSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const { buildingId, shelterId } = search;
  const standing = moveStandings.find((one) => one === search.standing) ?? 'not_yet';
  const input = {
    roundId,
    standing,
    ...(buildingId ? { buildingId: buildingId === '-' ? null : buildingId } : {}),
    ...(shelterId ? { shelterId } : {}),
  };
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => (
        <span>
          {row.name} {row.isFound && <Tag tone="teal">{t.found}</Tag>}
        </span>
      ),
    },
    { key: 'state', title: t.state, cell: (row) => <Tag tone={tones[row.standing]}>{t.standings[row.standing]}</Tag> },
    {
      key: 'at',
      title: t.at,
      cell: (row) =>
        row.standing === 'not_yet' && row.attempts > 0 ? (
          <span className="soon">
            {t.tried(row.attempts)} {row.lastAttempt && words(visitOutcomes[row.lastAttempt].title)}
          </span>
        ) : (
          row.at
        ),
    },
    {
      key: 'since',
      title: t.since,
      cell: (row) =>
        row.since && (
          <>
            <Moment at={instantOf(row.since)} short /> {row.byName}{' '}
            {row.moves > 1 && <span className="muted">{t.moves(row.moves)}</span>}
          </>
        ),
    },
    { key: 'address', title: t.address, cell: (row) => row.address },
  ];
  return (
    <NamesPart<typeof moveNames, Row>
      query={moveNames}
      input={input}
      caption={t.caption}
      columns={columns}
      keyOf={(row) => row.subjectId}
      open={(row) => ({ to: `/desk/people/${row.subjectId}` })}
      views={{
        name: t.views,
        here,
        chosen: standing,
        tabs: moveStandings.map((key) => ({
          key,
          label: t.standings[key],
          search: { view: 'board', standing: key, buildingId, shelterId },
        })),
      }}
    />
  );
}
