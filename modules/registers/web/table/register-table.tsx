// One register: what it is for, how many, where they are, and its rows as a fast table whose columns and order are the person's own.
import { useEffect, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { lookFromRegister } from '../../shared/commands.ts';
import { listMembers, type MemberRow, registerDefinition } from '../../shared/queries.ts';
import { OwnerSheet } from '../owner-sheet.tsx';
import style from '../registers.module.css';
import { useRested } from '../use-rested.ts';
import { arrangementOf, inOrder } from './columns.ts';
import { ColumnsSheet } from './columns-sheet.tsx';
import { fixedKeys, gridColumns } from './grid-columns.tsx';
import { MemberGrid } from './member-grid.tsx';
import { heldOpening, holdOpening } from './opening.ts';
import { Parts } from './parts.tsx';
import { PurposeForm } from './purpose-form.tsx';
import { askedOf, readTableSearch } from './table-search.ts';
import { TableTools } from './table-tools.tsx';

const messages = {
  zh: {
    columns: '选列',
    name: (n: number) => `指定专人（${n}）`,
    namePick: '先在表里选中',
    change: '修改定义',
    back: '全部台账',
    total: (n: number) => `共 ${n.toLocaleString('zh-CN')} 条`,
    shown: (n: number) => `已取 ${n.toLocaleString('zh-CN')} 条`,
    none: '名单上没有人或物',
    noneHow: '符合条件的会自动列入；换个条件再看看。',
    pending: '刚列入或移出的，过一两秒会出现在这里。',
  },
  en: {
    columns: 'Columns',
    name: (n: number) => `Name who answers (${n})`,
    namePick: 'Pick rows first',
    change: 'Change it',
    back: 'All registers',
    total: (n: number) => `${n.toLocaleString('en')} in all`,
    shown: (n: number) => `${n.toLocaleString('en')} fetched`,
    none: 'Nobody is on it',
    noneHow: 'Whoever fits is put on by itself; try other filters.',
    pending: 'Whoever was just entered or taken off shows here within a second or two.',
  },
};

export function RegisterTable({ registerId }: { registerId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const go = useGo();
  const [search, setSearch] = useFilters(readTableSearch);
  const [typed, setTyped] = useState('');
  const [openingId, setOpening] = useState(() => heldOpening(post.postId, registerId));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<'columns' | 'owner'>();
  const arranged = useRemembered(arrangementOf(registerId));
  const definition = useAsk(registerDefinition, { registerId });
  const isSensitive = definition.answer?.register.isSensitive ?? false;
  const input = askedOf(registerId, search, useRested(typed.trim()), openingId);
  const asked = useAskPages(
    listMembers,
    { ...input, limit: 200 },
    { rows: (answer) => answer.rows, next: (answer) => (answer.next === null ? undefined : { after: answer.next }) },
    {
      enabled: definition.answer !== undefined && (!isSensitive || openingId !== undefined),
      events: ['register.', 'owner.', 'person.', 'fact.'],
      keep: true,
    },
  );
  const look = useCommand(lookFromRegister);
  // Members are worked out by the house within a second or two, which no event tells: an empty list is looked at again.
  const isEmpty = asked.first?.total === 0 && !asked.isAsking;
  const { again } = asked;
  useEffect(() => {
    if (!isEmpty) return;
    const timer = setTimeout(again, 2000);
    return () => clearTimeout(timer);
  }, [isEmpty, again]);
  if (definition.isFirst) return <Skeleton lines={8} />;
  if (!definition.answer) return <ProblemNote problem={definition.problem} again={definition.again} />;
  const { register } = definition.answer;
  const open = (id: string) => {
    holdOpening(post.postId, registerId, id);
    setOpening(id);
  };
  const first = asked.first;
  const columns = gridColumns(first, search, setSearch, register, words);
  const shown = inOrder(columns, arranged).filter(
    ({ key }) => fixedKeys.includes(key) || !arranged.hidden.includes(key),
  );
  const toOf = (row: MemberRow) => pathOf(register.subject, row.subjectId);
  return (
    <div className={style['page']}>
      <PageHead
        title={words(register.title)}
        sub={first ? t.total(first.total) : words(register.purpose)}
        acts={
          <>
            <LinkButton kind="quiet" icon="back" to="/desk/registers">
              {t.back}
            </LinkButton>
            {definition.answer.mayDefine && (
              <LinkButton to={`/desk/register-definitions/${registerId}`}>{t.change}</LinkButton>
            )}
            {first?.abilities.mayName && (
              <Button
                icon="person"
                whyNot={picked.size === 0 ? t.namePick : undefined}
                onPress={() => setSheet('owner')}
              >
                {t.name(picked.size)}
              </Button>
            )}
          </>
        }
      />
      {isSensitive && (openingId === undefined || asked.problem?.code === 'register.opening_needed') ? (
        <PurposeForm registerId={registerId} title={words(register.title)} onOpen={open} />
      ) : (
        <>
          <TableTools search={search} onSearch={setSearch} typed={typed} onTyped={setTyped} register={register}>
            <Button icon="columns" onPress={() => setSheet('columns')}>
              {t.columns}
            </Button>
            <ExportLink query={listMembers.name} input={input} />
          </TableTools>
          {!search.on && !search.lacks && (
            <Parts registerId={registerId} unitId={search.unitId} onPick={(unitId) => setSearch({ unitId })} />
          )}
          <ProblemNote problem={asked.problem} again={asked.again} />
          <ProblemNote problem={look.problem} again={look.again} />
          {first?.sortLimit && search.sort === 'place' && <Note>{words(first.sortLimit)}</Note>}
          {asked.isFirst && <Skeleton lines={8} />}
          {first && asked.rows.length === 0 && (
            <EmptyState icon="list" title={t.none} how={register.isKept ? t.pending : t.noneHow} />
          )}
          {asked.rows.length > 0 && (
            <MemberGrid
              caption={words(register.title)}
              columns={shown}
              rows={asked.rows}
              hasMore={asked.hasMore}
              isAskingMore={asked.isAskingMore}
              more={asked.more}
              linkOf={toOf}
              picked={first?.abilities.mayName ? { ids: picked, set: setPicked } : undefined}
              onOpen={
                isSensitive && openingId
                  ? (row) =>
                      void look.run({ lookId: newId(), openingId, subjectId: row.subjectId }).then((sent) => {
                        const to = toOf(row);
                        if (to && (sent.outcome === 'accepted' || sent.outcome === 'superseded')) go(to);
                      })
                  : undefined
              }
            />
          )}
          {first && (
            <footer className={style['foot']} role="status">
              <span>{t.total(first.total)}</span>
              <span>{t.shown(asked.rows.length)}</span>
            </footer>
          )}
        </>
      )}
      {sheet === 'columns' && (
        <ColumnsSheet
          registerId={registerId}
          columns={columns.filter(({ key }) => !fixedKeys.includes(key))}
          onClose={() => setSheet(undefined)}
        />
      )}
      {sheet === 'owner' && (
        <OwnerSheet
          subjectIds={[...picked]}
          registerCode={register.code}
          unitId={search.unitId}
          onClose={(isDone) => {
            setSheet(undefined);
            if (isDone) setPicked(new Set());
          }}
        />
      )}
    </div>
  );
}

/** Where the page of such a subject is; units and enterprises have none here. */
function pathOf(subject: string, subjectId: string): string | undefined {
  if (subject === 'person') return `/desk/people/${subjectId}`;
  return subject === 'household' || subject === 'place' ? `/desk/places/${subjectId}` : undefined;
}
