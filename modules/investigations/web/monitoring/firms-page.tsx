// C2: firms whose workers are tested every week. Overdue first; who lacks stands by name; the whole firm is told in one press.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Role } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tracers } from '../../shared/commands.ts';
import { type MonitoredFirm, monitoredFirms } from '../../shared/queries.ts';
import style from '../investigations.module.css';
import { TellSheet } from './tell-sheet.tsx';

const messages = {
  zh: {
    title: '冷链监测',
    sub: '进口冷链企业员工每周检测，一人不漏',
    none: '没有监测的企业',
    how: '在台账“进口冷链企业”里登记企业，员工在企业页登记。',
    register: '打开台账',
    firms: '企业',
    late: '超期',
    done: '本周已测完',
    due: '期限',
    lacking: (names: string) => `没测：${names}`,
    noWorkers: '没有登记员工，请先在企业页登记',
    sum: (done: number, all: number) => `${done} / ${all} 人已测`,
    tell: '报检测',
  },
  en: {
    title: 'Cold-chain firms',
    sub: 'Every worker tested every week',
    none: 'No firms monitored',
    how: 'Enter firms in the register of cold-chain firms, and workers on the page of the firm.',
    register: 'Open the register',
    firms: 'Firms',
    late: 'Overdue',
    done: 'All tested this week',
    due: 'Due',
    lacking: (names: string) => `Not tested: ${names}`,
    noWorkers: 'No workers on record: enter them on the page of the firm first',
    sum: (done: number, all: number) => `${done} of ${all} tested`,
    tell: 'Tell tests',
  },
};

export default function FirmsPage() {
  const t = useMessages(messages);
  const { post } = useHat();
  const [chosen, setChosen] = useState<MonitoredFirm>();
  const asked = useAsk(monitoredFirms, {}, { keep: true, everyMs: 60_000 });
  const mayTell = (tracers as readonly Role[]).includes(post.role);
  const firms = asked.answer?.firms ?? [];
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className={style['page']}>
        <ProblemNote problem={asked.problem} again={asked.again} />
        {asked.isFirst && <Skeleton lines={6} />}
        {asked.answer && firms.length === 0 && (
          <EmptyState icon="eye" title={t.none} how={t.how}>
            <LinkButton to="/desk/registers">{t.register}</LinkButton>
          </EmptyState>
        )}
        {firms.length > 0 && (
          <ul className="card" aria-label={t.firms}>
            {firms.map((firm) => (
              <Firm key={firm.enterpriseId} firm={firm} onTell={mayTell ? () => setChosen(firm) : undefined} />
            ))}
          </ul>
        )}
      </div>
      {chosen && <TellSheet firm={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function Firm({ firm, onTell }: { firm: MonitoredFirm; onTell: (() => void) | undefined }) {
  const t = useMessages(messages);
  const lacking = firm.workers.filter(({ isLacking }) => isLacking);
  const isDone = firm.workers.length > 0 && lacking.length === 0;
  return (
    <li className={style['firm']} aria-label={firm.name}>
      <div className={style['line']}>
        <Link to="/desk/enterprises" search={{ enterprise: firm.enterpriseId }} className="strong">
          {firm.name}
        </Link>
        <span className="muted">{firm.unitName}</span>
        {firm.isLate ? <Tag tone="red">{t.late}</Tag> : isDone && <Tag tone="green">{t.done}</Tag>}
        <span className={style['grow']} />
        {firm.dueAt && !isDone && (
          <span className={firm.isLate ? 'late' : 'muted'}>
            {t.due} <Moment at={firm.dueAt} short />
          </span>
        )}
        <span className="num">{t.sum(firm.tested, firm.workers.length)}</span>
        {onTell && firm.workers.length > 0 && (
          <Button label={`${t.tell} ${firm.name}`} onPress={onTell}>
            {t.tell}
          </Button>
        )}
      </div>
      {firm.workers.length === 0 && <p className="late">{t.noWorkers}</p>}
      {lacking.length > 0 && <p className="soon">{t.lacking(lacking.map(({ name }) => name).join('、'))}</p>}
    </li>
  );
}
