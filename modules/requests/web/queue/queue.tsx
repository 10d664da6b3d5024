// The one queue of all channels (B2): tabs with counts, filters in the address, rows in order of harm, arrow keys up and down.
import { type KeyboardEvent, useRef } from 'react';
import { deskRoles, type Role, territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue as List } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { countRequests, listRequests } from '../../shared/queries.ts';
import { useDraftCount } from '../new/use-drafts.ts';
import { useCatalogue } from '../parts/use-catalogue.ts';
import { chosenKeys, type QueueFilter, type QueueTab, queueTabs, tabOf, wholeTabs } from './filters.ts';
import style from './queue.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { RequestRow } from './queue-row.tsx';

const messages = {
  zh: {
    title: '诉求',
    sub: (n: number) => `${n > 0 && n < 11 ? '零一二三四五六七八九十'[n] : n}个渠道，一个队列`,
    add: '新建',
    drafts: (n: number) => `接着填 ${n}`,
    chat: '群聊',
    views: '队列',
    tabs: { mine: '待我处理', to_verify: '待核实', overdue: '超时', approvals: '待审批', open: '全部' } as Record<
      string,
      string
    >,
    whole: { open: '未结案', pressing: '先办的', long_running: '长期跟踪', all: '含已结案' } as Record<string, string>,
    list: '诉求列表',
    more: '再看一些',
    noneMine: '没有等您处理的诉求',
    noneMineHow: '新来电、退回的件和办结待核实的件会自己出现在这里。',
    none: '这个条件下没有诉求',
    noneHow: '换一个条件，或者去掉上面的筛选。',
    noneOverdue: '没有超时的诉求',
    noneVerify: '没有等核实的诉求',
    noneVerifyHow: '处置单位办结以后，会到这里等您核实、回访。',
    noneApprovals: '没有等审批的申请',
    noneApprovalsHow: '延期、挂账、剔除、申诉的申请会到这里。',
  },
  en: {
    title: 'Requests',
    sub: (n: number) => `${n} channels, one queue`,
    add: 'New',
    drafts: (n: number) => `Go on ${n}`,
    chat: 'Chat',
    views: 'Queue',
    tabs: { mine: 'Mine', to_verify: 'To verify', overdue: 'Late', approvals: 'To decide', open: 'All' },
    whole: { open: 'Open', pressing: 'Pressing', long_running: 'Long-running', all: 'With closed' },
    list: 'Requests',
    more: 'Show more',
    noneMine: 'Nothing waits for you',
    noneMineHow: 'New calls, returned matters and work to verify appear here by themselves.',
    none: 'Nothing under these conditions',
    noneHow: 'Change them, or take the filters above off.',
    noneOverdue: 'Nothing is late',
    noneVerify: 'Nothing to verify',
    noneVerifyHow: 'What handling units report as done comes here to be verified and called back.',
    noneApprovals: 'Nothing to decide',
    noneApprovalsHow: 'Requests for extension, suspension, exclusion and appeal come here.',
  },
};

const desks: readonly Role[] = deskRoles;
const reporters: readonly Role[] = territoryRoles;

export type QueueProps = {
  filter: QueueFilter;
  set(change: Partial<QueueFilter>): void;
  chosenId: string | undefined;
};

export function Queue({ filter, set, chosenId }: QueueProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const titles = useCatalogue();
  const unitName = useUnitNames(filter);
  const drafts = useDraftCount();
  const tab = tabOf(filter);
  const counts = useAsk(countRequests, {}, { keep: true }).answer;
  const isWhole = (wholeTabs as readonly string[]).includes(tab);
  const found = useAskPages(
    listRequests,
    { ...filter, tab, limit: 50 },
    { rows: (answer) => answer.rows, next: ({ next }) => (next ? { after: next } : undefined) },
    { keep: true },
  );
  const channels = titles.catalogue?.channels.length ?? 0;
  const countOf: Partial<Record<QueueTab, number | undefined>> = {
    mine: counts?.mine,
    to_verify: counts?.toVerify,
    overdue: counts?.overdue,
    approvals: counts?.approvals,
    open: counts?.open,
  };
  return (
    <div className={style['column']} data-print="no">
      <header className={style['head']}>
        <div className={style['title']}>
          <h1>{t.title}</h1>
          {channels > 0 && <span className="faint">{t.sub(channels)}</span>}
          <span className={style['acts']}>
            {desks.includes(post.role) && (
              <LinkButton kind="quiet" to="/desk/requests/chat">
                {t.chat}
              </LinkButton>
            )}
            {reporters.includes(post.role) && (
              <LinkButton kind="quiet" icon="plus" to="/desk/requests/new">
                {drafts > 0 ? t.drafts(drafts) : t.add}
              </LinkButton>
            )}
          </span>
        </div>
        <Tabs
          name={t.views}
          here="/desk/requests"
          chosen={isWhole ? 'open' : tab}
          tabs={queueTabs.map((key) => ({ key, label: t.tabs[key] ?? key, count: countOf[key], search: { tab: key } }))}
        />
      </header>
      {isWhole && (
        <div className={style['whole']} role="group" aria-label={t.tabs['open']}>
          {wholeTabs.map((key) => (
            <button key={key} type="button" aria-pressed={tab === key} onClick={() => set({ tab: key })}>
              {t.whole[key]}
            </button>
          ))}
        </div>
      )}
      <QueueFilters filter={filter} set={(change) => set({ tab, ...change })} titles={titles} unitName={unitName} />
      {found.rows.length > 0 && (
        <div className={style['tools']}>
          <ExportLink query={listRequests.name} input={{ ...filter, tab }} />
        </div>
      )}
      <ProblemNote problem={found.problem} again={found.again} />
      {found.isFirst ? (
        <Skeleton lines={12} />
      ) : found.rows.length === 0 && !found.problem ? (
        <NothingHere tab={tab} isNarrowed={chosenKeys(filter).length > 0} />
      ) : (
        <RowKeys>
          <List label={`${t.list} · ${isWhole ? t.whole[tab] : t.tabs[tab]}`}>
            {found.rows.map((line) => (
              <RequestRow
                key={line.id}
                line={line}
                titles={titles}
                search={{ ...filter, tab }}
                isChosen={line.id === chosenId}
              />
            ))}
          </List>
        </RowKeys>
      )}
      {found.hasMore && (
        <div className={style['more']}>
          <Button wide busy={found.isAskingMore} onPress={found.more}>
            {t.more}
          </Button>
        </div>
      )}
      <p className="sr-only" role="status">
        {found.rows.length > 0 && `${words({ zh: '列出', en: 'listed' })} ${found.rows.length}`}
      </p>
    </div>
  );
}

/** Arrow keys walk the rows; Enter opens the one in focus, for each is a link. */
function RowKeys({ children }: { children: React.ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('li > a') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
  }
  return (
    <div ref={root} onKeyDown={onKeyDown} role="presentation">
      {children}
    </div>
  );
}

function NothingHere({ tab, isNarrowed }: { tab: QueueTab; isNarrowed: boolean }) {
  const t = useMessages(messages);
  if (isNarrowed) return <EmptyState icon="search" title={t.none} how={t.noneHow} />;
  if (tab === 'mine') return <EmptyState title={t.noneMine} how={t.noneMineHow} />;
  if (tab === 'to_verify') return <EmptyState title={t.noneVerify} how={t.noneVerifyHow} />;
  if (tab === 'overdue') return <EmptyState title={t.noneOverdue} />;
  if (tab === 'approvals') return <EmptyState title={t.noneApprovals} how={t.noneApprovalsHow} />;
  return <EmptyState title={t.none} how={t.noneMineHow} />;
}

/** Names of the units that stand in the filter, for its chips. */
function useUnitNames(filter: QueueFilter): (id: string) => string | undefined {
  const { answer } = useAsk(
    listUnits,
    { limit: 500 },
    { enabled: Boolean(filter.unitId || filter.atUnitId || filter.leadUnitId), keep: true },
  );
  return (id) => answer?.units.find((unit) => unit.unitId === id)?.name;
}
