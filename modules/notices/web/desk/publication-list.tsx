// Publications by view; within one, bulletins that some unit has not confirmed come first.
import type { Role } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk, useAskPages } from '#kernel/web/wire/use-ask.ts';
import { writers } from '../../shared/publication.ts';
import {
  countPublications,
  listPublications,
  type PublicationLine,
  type PublicationTab,
  tabs,
} from '../../shared/queries.ts';
import { nameOf } from '../words.ts';
import style from './desk.module.css';
import { firstTab, type NoticeSearch } from './tabs.ts';

const messages = {
  zh: {
    title: '公告通报',
    views: '看哪些',
    tabs: { to_confirm: '待签收', draft: '草稿', published: '在发', over: '已到期', withdrawn: '已撤回', all: '全部' },
    write: '起草',
    more: '再看一些',
    none: '这里还没有',
    how: {
      to_confirm: '上级的通报点到本单位时，会出现在这里。',
      draft: '起草以后、发布以前在这里。',
      published: '发布以后在这里，到期自动移走。',
      over: '过了期限的在这里。',
      withdrawn: '发布后又撤回的在这里，编号保留。',
      all: '起草、发布、撤回的都在这里。',
    },
    unconfirmed: (n: number) => `${n} 家没签收`,
    allConfirmed: '都签收了',
    objections: (n: number) => `意见 ${n}`,
    toConfirm: '待签收',
    until: '至',
  },
  en: {
    title: 'Notices and bulletins',
    views: 'View',
    tabs: {
      to_confirm: 'To confirm',
      draft: 'Drafts',
      published: 'In force',
      over: 'Over',
      withdrawn: 'Withdrawn',
      all: 'All',
    },
    write: 'Draft',
    more: 'More',
    none: 'Nothing here yet',
    how: {
      to_confirm: 'Bulletins from above that name your unit stand here.',
      draft: 'What is written and not published stands here.',
      published: 'What is published stands here until its last day.',
      over: 'What is past its last day stands here.',
      withdrawn: 'What was withdrawn stands here; its number stays used.',
      all: 'Everything stands here.',
    },
    unconfirmed: (n: number) => `${n} not confirmed`,
    allConfirmed: 'all confirmed',
    objections: (n: number) => `${n} objections`,
    toConfirm: 'to confirm',
    until: 'until',
  },
};

export function PublicationList({ search, chosenId }: { search: NoticeSearch; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const counts = useAsk(countPublications, {}, { keep: true }).answer;
  const tab = search.tab ?? firstTab(counts);
  const mayWrite = (writers as readonly Role[]).includes(post.role);
  // What somebody may have to do, and what is in force, stay in sight; the rest where there is something in it.
  const isShown = (key: PublicationTab) =>
    key === 'published' || key === 'all' || key === tab || (key === 'draft' && mayWrite) || (counts?.[key] ?? 0) > 0;
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <h1>{t.title}</h1>
        {mayWrite && (
          <LinkButton to="/desk/notices/new" icon="pencil">
            {t.write}
          </LinkButton>
        )}
        <ExportLink query={listPublications.name} input={{ tab }} />
      </header>
      <Tabs
        name={t.views}
        here="/desk/notices"
        chosen={tab}
        tabs={tabs
          .filter(isShown)
          .map((key) => ({ key, label: t.tabs[key], count: counts?.[key], search: { tab: key } }))}
      />
      <Rows tab={tab} chosenId={chosenId} />
    </div>
  );
}

function Rows({ tab, chosenId }: { tab: PublicationTab; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const asked = useAskPages(
    listPublications,
    { tab, limit: 50 },
    { rows: (answer) => answer.rows, next: ({ next }) => (next === null ? undefined : { after: next }) },
    { keep: true },
  );
  if (asked.isFirst) return <Skeleton lines={6} />;
  if (asked.problem && asked.rows.length === 0) return <ProblemNote problem={asked.problem} again={asked.again} />;
  if (asked.rows.length === 0) return <EmptyState icon="speaker" title={t.none} how={t.how[tab]} />;
  return (
    <>
      <Queue label={`${t.title} · ${t.tabs[tab]}`}>
        {asked.rows.map((line) => (
          <Row key={line.id} line={line} tab={tab} isChosen={line.id === chosenId} />
        ))}
      </Queue>
      {asked.hasMore && (
        <p className={style['more']}>
          <Button busy={asked.isAskingMore} onPress={asked.more}>
            {t.more}
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ line, tab, isChosen }: { line: PublicationLine; tab: PublicationTab; isChosen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const at = line.withdrawnAt ?? line.publishedAt ?? line.draftedAt;
  return (
    <QueueRow
      to={`/desk/notices/${line.id}`}
      search={{ tab }}
      isChosen={isChosen}
      tone={line.mayConfirm ? 'soon' : 'calm'}
      title={line.title}
      sub={
        <>
          {line.issuerName} · {words(nameOf(line))}
          {line.objections > 0 && ` · ${t.objections(line.objections)}`}
        </>
      }
      state={
        line.standing === 'published' && line.periodTo ? (
          <>
            {t.until} <Day on={line.periodTo} />
          </>
        ) : (
          <Moment at={at} short />
        )
      }
      mark={<Mark line={line} />}
    />
  );
}

function Mark({ line }: { line: PublicationLine }) {
  const t = useMessages(messages);
  if (line.mayConfirm) return <Tag tone="amber">{t.toConfirm}</Tag>;
  if (line.standing === 'withdrawn') return <Tag tone="red">{t.tabs.withdrawn}</Tag>;
  if (line.standing === 'draft') return <Tag>{t.tabs.draft}</Tag>;
  if (line.named > 0)
    return line.unconfirmed > 0 ? (
      <Tag tone="amber">{t.unconfirmed(line.unconfirmed)}</Tag>
    ) : (
      <Tag tone="green">{t.allConfirmed}</Tag>
    );
  return line.standing === 'over' ? <Tag>{t.tabs.over}</Tag> : null;
}
