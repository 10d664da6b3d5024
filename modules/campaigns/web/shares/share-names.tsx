// The firms of a part by name: those that wait first, with whoever is to go and what was told by which way.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import type { Column } from '#kernel/web/pieces/data-table.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { visitOutcomes } from '#modules/duties/shared/visit.ts';
import { methodTitles } from '#modules/enterprises/shared/enterprise.ts';
import { shareNames, shareStandings } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { NamesPart } from '../names-part.tsx';
import { ShareSheet } from './share-sheet.tsx';
import { departmentWords, type PartSearch, parkWords } from './words.ts';

const messages = {
  zh: {
    names: (part: string) => `${part}名单`,
    whole: '全部',
    views: '状态',
    tabs: { all: '全部', waits: '未联系', unnamed: '还没有派人', done: '已联系', excused: '不再问', found: '名单外' },
    standings: { done: '已联系', waits: '未联系', excused: '不再问' },
    name: '企业名称',
    code: '信用代码',
    noCode: '没有代码',
    address: '地址',
    part: '部门、园区',
    noPark: '没有园区',
    state: '状态',
    who: '摸排人员',
    nobody: '还没有派人',
    contacts: '联系情况',
    never: '还没联系过',
    more: (n: number) => `共 ${n} 次`,
    found: '名单外',
    merged: (names: string) => `合并了：${names}`,
    give: (n: number) => `把选中的 ${n} 家交给…`,
  },
  en: {
    names: (part: string) => `Firms: ${part}`,
    whole: 'all',
    views: 'State',
    tabs: {
      all: 'All',
      waits: 'Not contacted',
      unnamed: 'Nobody named',
      done: 'Contacted',
      excused: 'Asked no more',
      found: 'Found',
    },
    standings: { done: 'Contacted', waits: 'Not contacted', excused: 'Asked no more' },
    name: 'Name',
    code: 'Credit code',
    noCode: 'No code',
    address: 'Address',
    part: 'Department, park',
    noPark: 'No park',
    state: 'State',
    who: 'Surveyor',
    nobody: 'nobody named',
    contacts: 'Contacts',
    never: 'not contacted yet',
    more: (n: number) => `${n} in all`,
    found: 'found',
    merged: (names: string) => `with: ${names}`,
    give: (n: number) => `Give the ${n} chosen to…`,
  },
};

type Row = QueryAnswer<typeof shareNames>['rows'][number];
type Props = { roundId: string; here: string; search: PartSearch; parks: readonly string[]; mayShare: boolean };
const tones = { done: 'green', waits: 'amber', excused: 'plain' } as const;

export function ShareNames({ roundId, here, search, parks, mayShare }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isGiving, setGiving] = useState(false);
  const standing = shareStandings.find((one) => one === search.standing) ?? 'waits';
  const input = {
    roundId,
    standing,
    ...(search.department ? { department: search.department as Row['department'] } : {}),
    ...(search.park ? { park: search.park } : {}),
    ...(search.postId ? { postId: search.postId } : {}),
  };
  const part =
    [search.department && words(departmentWords(search.department)), search.park && parkWords(search.park, t.noPark)]
      .filter(Boolean)
      .join(' · ') || t.whole;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t.name,
      cell: (row) => (
        <span className={style['name']}>
          <span>
            {row.name} {row.isFound && <Tag tone="teal">{t.found}</Tag>}
          </span>
          {row.merged.length > 0 && <span className="muted">{t.merged(row.merged.join('、'))}</span>}
        </span>
      ),
    },
    { key: 'state', title: t.state, cell: (row) => <Tag tone={tones[row.standing]}>{t.standings[row.standing]}</Tag> },
    {
      key: 'who',
      title: t.who,
      cell: (row) => row.surveyorName ?? (row.standing === 'waits' ? <span className="soon">{t.nobody}</span> : null),
    },
    { key: 'contacts', title: t.contacts, cell: (row) => <Contacts row={row} /> },
    { key: 'address', title: t.address, cell: (row) => row.address },
    {
      key: 'part',
      title: t.part,
      cell: (row) => `${words(departmentWords(row.department))} · ${parkWords(row.park, t.noPark)}`,
    },
    { key: 'uscc', title: t.code, cell: (row) => row.uscc ?? <span className="faint">{t.noCode}</span> },
  ];
  return (
    <>
      <NamesPart<typeof shareNames, Row>
        query={shareNames}
        input={input}
        caption={t.names(part)}
        columns={columns}
        keyOf={(row) => row.subjectId}
        events={['enterprise.']}
        head={
          <div className={style['partHead']}>
            <h2>{t.names(part)}</h2>
            {picked.size > 0 && <Button onPress={() => setGiving(true)}>{t.give(picked.size)}</Button>}
          </div>
        }
        open={(row) => ({ to: '/desk/enterprises', search: { enterprise: row.subjectId } })}
        {...(mayShare ? { picked: { keys: picked, onChange: setPicked }, nameOf: (row: Row) => row.name } : {})}
        views={{
          name: t.views,
          here,
          chosen: standing,
          tabs: shareStandings.map((key) => ({
            key,
            label: t.tabs[key],
            search: { view: 'shares', ...search, standing: key },
          })),
        }}
      />
      {isGiving && (
        <ShareSheet
          roundId={roundId}
          part={search}
          parks={parks}
          subjectIds={[...picked]}
          onClose={() => {
            setGiving(false);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}

function Contacts({ row }: { row: Row }) {
  const t = useMessages(messages);
  const words = useWords();
  const [last] = row.contacts;
  if (!last) return <span className="faint">{t.never}</span>;
  return (
    <span className={style['name']}>
      <span>
        {last.method && words(methodTitles[last.method])} {words(visitOutcomes[last.outcome].title)}
      </span>
      <span className="muted">
        {last.byName} <Moment at={instantOf(last.at)} short /> {row.contacts.length > 1 && t.more(row.contacts.length)}
      </span>
    </span>
  );
}
