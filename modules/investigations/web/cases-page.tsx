// 流调 on the desk (C2, C3): whom nobody has reached yet, by name and deadline, over the cases; beside them the one that is open with its chain.
import { useState } from 'react';
import type { Role } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Split } from '#kernel/web/pieces/split.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useFilters, useGo, useParam } from '#kernel/web/route.ts';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tracers } from '../shared/commands.ts';
import { type CaseLine, type ContactLine, listCases, listContacts } from '../shared/queries.ts';
import { caseSources, contactKinds } from '../shared/trace.ts';
import { CaseRecord, everyMs } from './case-record.tsx';
import style from './investigations.module.css';
import { OpenCaseSheet } from './sheets/open-case-sheet.tsx';
import { StatusTag } from './status-tag.tsx';

const messages = {
  zh: {
    title: '流调',
    open: '登记病例',
    cases: '病例',
    ended: '已结束',
    views: '病例',
    toReach: '待联系的密接',
    late: '已超时',
    none: '没有病例',
    how: '阳性一报，当场有病例和负责人；核酸、冷链监测的阳性自动进来。',
    rest: '从左边打开一个病例',
    restHow: '传播链打开要留痕；姓名、接触地点只给负责的社区和上级坐席看。',
    sum: (contacts: number, left: number) =>
      left > 0 ? `密接 ${contacts}，待联系 ${left}` : `密接 ${contacts}，都联系上了`,
    noContacts: '还没有登记密接',
    noReceipt: (n: number) => `${n} 人转出没回执`,
    owner: (name: string) => `负责 ${name}`,
    gone: '负责人已离任，请换人',
    desk: '坐席联系',
    tail: (tail: string) => `尾号 ${tail}`,
  },
  en: {
    title: 'Investigations',
    open: 'Open a case',
    cases: 'Cases',
    ended: 'Ended',
    views: 'Cases',
    toReach: 'Contacts to reach',
    late: 'late',
    none: 'No cases',
    how: 'A positive has its case and its owner at once; those of mass testing and of firms come in by themselves.',
    rest: 'Open a case from the left',
    restHow: 'A chain is opened on record; names and places are for those who answer for them.',
    sum: (contacts: number, left: number) =>
      left > 0 ? `${contacts} contacts, ${left} to reach` : `${contacts} contacts, all reached`,
    noContacts: 'No contacts named',
    noReceipt: (n: number) => `${n} handed out, no receipt`,
    owner: (name: string) => `owned by ${name}`,
    gone: 'Its owner left: give it to another',
    desk: 'by the desk',
    tail: (tail: string) => `ends in ${tail}`,
  },
};

const readSearch = (raw: Record<string, unknown>) => ({ ended: raw['ended'] === true || raw['ended'] === 'true' });

export default function CasesPage() {
  const t = useMessages(messages);
  const traceId = useParam('traceId');
  return (
    <Split
      list={<CaseList chosenId={traceId} />}
      record={traceId ? <CaseRecord key={traceId} traceId={traceId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="search" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/investigations"
    />
  );
}

function CaseList({ chosenId }: { chosenId: string | undefined }) {
  const t = useMessages(messages);
  const go = useGo();
  const { post } = useHat();
  const [{ ended }] = useFilters(readSearch);
  const [isOpening, setOpening] = useState(false);
  const mayTrace = (tracers as readonly Role[]).includes(post.role);
  const asked = useAsk(listCases, { ended }, { keep: true, everyMs });
  const toReach = useAsk(listContacts, {}, { enabled: mayTrace && !ended, keep: true, everyMs });
  const contacts = toReach.answer?.contacts ?? [];
  return (
    <div className={style['column']}>
      <PageHead
        title={t.title}
        acts={
          mayTrace && (
            <Button kind="primary" icon="plus" onPress={() => setOpening(true)}>
              {t.open}
            </Button>
          )
        }
      >
        <Tabs
          name={t.views}
          here="/desk/investigations"
          chosen={ended ? 'ended' : 'cases'}
          tabs={[
            { key: 'cases', label: t.cases, count: asked.answer?.counts.cases, search: {} },
            { key: 'ended', label: t.ended, search: { ended: true } },
          ]}
        />
      </PageHead>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={6} />}
      {!ended && contacts.length > 0 && (
        <section aria-label={t.toReach}>
          <h2 className={style['listHead']}>
            {t.toReach} <span className="num">{contacts.length}</span>
          </h2>
          <Queue label={t.toReach}>
            {contacts.map((contact) => (
              <ContactRow key={contact.traceId} contact={contact} />
            ))}
          </Queue>
        </section>
      )}
      {asked.answer?.cases.length === 0 && <EmptyState icon="check" title={t.none} how={t.how} />}
      {asked.answer && asked.answer.cases.length > 0 && (
        <>
          {contacts.length > 0 && !ended && <h2 className={style['listHead']}>{t.cases}</h2>}
          <Queue label={ended ? t.ended : t.cases}>
            {asked.answer.cases.map((one) => (
              <CaseRow key={one.traceId} one={one} isChosen={one.traceId === chosenId} />
            ))}
          </Queue>
        </>
      )}
      {isOpening && (
        <OpenCaseSheet
          onClose={() => setOpening(false)}
          onDone={(traceId) => {
            setOpening(false);
            go(`/desk/investigations/${traceId}`);
          }}
        />
      )}
    </div>
  );
}

function ContactRow({ contact }: { contact: ContactLine }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <QueueRow
      to={`/desk/investigations/${contact.rootId}`}
      tone={contact.isLate ? 'late' : 'soon'}
      title={contact.name}
      sub={[
        words(contactKinds[contact.kind]),
        contact.gridName ?? t.desk,
        contact.phoneTail && t.tail(contact.phoneTail),
      ]
        .filter(Boolean)
        .join(' · ')}
      state={contact.reachBy && <TimeLeft dueAt={contact.reachBy} soon />}
      mark={contact.isDrill && <DrillTag />}
    />
  );
}

function CaseRow({ one, isChosen }: { one: CaseLine; isChosen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <QueueRow
      to={`/desk/investigations/${one.traceId}`}
      isChosen={isChosen}
      tone={one.late > 0 || one.isOwnerGone ? 'late' : one.toReach > 0 || one.noReceipt > 0 ? 'soon' : 'calm'}
      title={one.name}
      sub={
        <>
          {one.firmName ?? one.unitName} · {words(caseSources[one.source])} ·{' '}
          {one.isOwnerGone ? t.gone : t.owner(one.ownerName)}
          <br />
          {one.contacts === 0 ? t.noContacts : t.sum(one.contacts, one.toReach)}
          {one.noReceipt > 0 && ` · ${t.noReceipt(one.noReceipt)}`}
        </>
      }
      state={<Moment at={one.caseAt} short />}
      mark={
        <>
          {one.isDrill && <DrillTag />} <StatusTag status={one.status} />
        </>
      }
    />
  );
}
