// 志愿者: who applied and waits for an answer first; entered for those without a phone of their own.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { listVolunteers, type VolunteerLine } from '../../shared/queries.ts';
import { partyTitles, skillTitles } from '../../shared/roster.ts';
import { approveVolunteer, declineVolunteer, enterVolunteer } from '../../shared/volunteer-commands.ts';
import style from '../shifts.module.css';
import { VolunteerForm } from '../volunteer-form.tsx';
import { hoursOf } from '../words.ts';

const messages = {
  zh: {
    title: '志愿者',
    back: '排班',
    views: '看哪些',
    tabs: { applied: '待审核', approved: '已通过', all: '全部' },
    states: { applied: '待审核', approved: '已通过', declined: '未通过', ended: '已退出' },
    none: '没有人在这里',
    how: '居民在首页“志愿服务”里自己报名，也可以由社区代录。',
    enter: '代录志愿者…',
    approve: '通过',
    decline: '不通过…',
    declineTitle: '不通过',
    what: '本人会看到原因。',
    hours: (h: string) => `${h} 小时`,
    no: '编号',
    byDesk: '代录',
  },
  en: {
    title: 'Volunteers',
    back: 'Shifts',
    views: 'View',
    tabs: { applied: 'Waiting', approved: 'Approved', all: 'All' },
    states: { applied: 'waiting', approved: 'approved', declined: 'declined', ended: 'left' },
    none: 'Nobody here',
    how: 'Residents apply on their opening page, or the desk enters them.',
    enter: 'Enter one…',
    approve: 'Approve',
    decline: 'Decline…',
    declineTitle: 'Decline',
    what: 'They read the reason.',
    hours: (h: string) => `${h} h`,
    no: 'No.',
    byDesk: 'by the desk',
  },
};

const tabs = ['applied', 'approved', 'all'] as const;
type Search = { tab: (typeof tabs)[number] };
const readSearch = (raw: Record<string, unknown>): Search => ({
  tab: tabs.find((tab) => tab === raw['tab']) ?? 'applied',
});
const here = '/desk/shifts/volunteers';

export default function VolunteersPage() {
  const t = useMessages(messages);
  const [{ tab }] = useFilters(readSearch);
  const [isEntering, setEntering] = useState(false);
  const [declining, setDeclining] = useState<VolunteerLine>();
  const [volunteerId, setVolunteerId] = useState(newId);
  const { answer, problem, isFirst, again } = useAsk(
    listVolunteers,
    { tab },
    { keep: true, events: ['volunteer.', 'shift.'] },
  );
  const enter = useCommand(enterVolunteer, {
    invalidates: ['volunteer.list'],
    onDone: () => {
      setEntering(false);
      setVolunteerId(newId());
    },
  });
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <span className={style['row']}>
            <LinkButton kind="quiet" icon="back" to="/desk/shifts">
              {t.back}
            </LinkButton>
            <Button kind="primary" icon="plus" onPress={() => setEntering(true)}>
              {t.enter}
            </Button>
          </span>
        }
      >
        <Tabs
          name={t.views}
          here={here}
          chosen={tab}
          tabs={tabs.map((key) => ({ key, label: t.tabs[key], count: answer?.counts[key], search: { tab: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        {isFirst && <Skeleton lines={6} />}
        <ProblemNote problem={problem} again={again} />
        {answer?.rows.length === 0 && <EmptyState icon="people" title={t.none} how={t.how} />}
        {answer && answer.rows.length > 0 && (
          <ul className={`card ${style['site']} ${style['lines']}`} aria-label={t.title}>
            {answer.rows.map((row) => (
              <Row key={row.volunteerId} row={row} onDecline={() => setDeclining(row)} />
            ))}
          </ul>
        )}
      </div>
      {isEntering && answer && (
        <VolunteerForm
          title={t.enter}
          communities={answer.units}
          withPhone
          run={enter}
          onSend={(told) => void enter.run({ ...told, volunteerId })}
          onClose={() => setEntering(false)}
        />
      )}
      {declining && (
        <ReasonSheet
          command={declineVolunteer}
          title={`${t.declineTitle} ${declining.name}`}
          press={t.declineTitle}
          what={t.what}
          input={(reason) => ({ volunteerId: declining.volunteerId, reason })}
          invalidates={['volunteer.list']}
          onClose={() => setDeclining(undefined)}
        />
      )}
    </>
  );
}

function Row({ row, onDecline }: { row: VolunteerLine; onDecline: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const approve = useCommand(approveVolunteer, { invalidates: ['volunteer.list'] });
  const facts = [
    row.unitName,
    words(partyTitles[row.partyStatus]),
    ...row.skills.map((skill) => words(skillTitles[skill])),
    row.phone,
  ];
  return (
    <li>
      <div className={style['who']}>
        <b>{row.name}</b>
        {row.volunteerNo && <span className="num muted">{`${t.no} ${row.volunteerNo}`}</span>}
        <Tag tone={row.state === 'applied' ? 'amber' : row.state === 'approved' ? 'green' : 'plain'}>
          {t.states[row.state]}
        </Tag>
        {row.toldBy === 'desk' && <Tag>{t.byDesk}</Tag>}
        {row.minutes > 0 && <span className="num">{t.hours(hoursOf(row.minutes))}</span>}
        <small className="muted">
          {facts.join(' · ')} · <Moment at={row.appliedAt} short />
          {row.reason && ` · “${row.reason}”`}
        </small>
      </div>
      {row.state === 'applied' && (
        <div className={style['acts']}>
          <Button
            kind="primary"
            busy={approve.isSending}
            label={`${t.approve} ${row.name}`}
            onPress={() => void approve.run({ volunteerId: row.volunteerId })}
          >
            {t.approve}
          </Button>
          <Button label={`${t.decline} ${row.name}`} onPress={onDecline}>
            {t.decline}
          </Button>
        </div>
      )}
      <ProblemNote problem={approve.problem} again={approve.again} />
    </li>
  );
}
