// One case: who owns it, where it came from, and — once it was opened on record — its chain with the acts on each.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { lookAtChain } from '../shared/commands.ts';
import { type CasePage, casePage } from '../shared/queries.ts';
import { caseEnds, caseSources, symptoms } from '../shared/trace.ts';
import { Chain } from './chain/chain.tsx';
import style from './investigations.module.css';
import { StatusTag } from './status-tag.tsx';

const messages = {
  zh: {
    owner: '负责人',
    gone: '（已离任，请换人）',
    source: '来源',
    firm: '企业',
    sampled: '采样',
    symptom: '症状',
    opened: '立案',
    end: '结果',
    order: '应急令',
    orderHow: '数据随应急令到期删除',
    chain: '传播链',
    shut: '传播链没有打开',
    shutHow: '打开半小时内有效；谁在什么时候为什么打开，都记下来。',
    purpose: '用途',
    usual: '流调处置',
    open: '打开传播链',
    why: '写明用途',
    looks: '谁打开过',
    phone: '看电话',
  },
  en: {
    owner: 'Owner',
    gone: ' (left: give it to another)',
    source: 'Source',
    firm: 'Firm',
    sampled: 'Sampled',
    symptom: 'Symptoms',
    opened: 'Opened',
    end: 'Outcome',
    order: 'Emergency order',
    orderHow: 'erased with the order',
    chain: 'Chain',
    shut: 'The chain is shut',
    shutHow: 'Open for half an hour; who opened it, when and what for is kept.',
    purpose: 'What for',
    usual: 'Investigation',
    open: 'Open the chain',
    why: 'Write what for',
    looks: 'Opened by',
    phone: 'a number',
  },
};

/** What the house does by itself (a call that reached, whom a ruled-out case lets go) is told to no district: it is asked for. */
export const everyMs = 10_000;

export function CaseRecord({ traceId }: { traceId: string }) {
  const { answer, problem, isFirst, again } = useAsk(casePage, { traceId }, { keep: true, everyMs });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return (
    <RecordFrame
      head={
        <div className={style['line']}>
          <h1>{answer.name}</h1>
          {answer.isDrill && <DrillTag />}
          <StatusTag status={answer.status} />
        </div>
      }
      facts={<CaseFacts page={answer} />}
      story={answer.isShut ? <Shut page={answer} /> : <Opened page={answer} />}
    />
  );
}

function CaseFacts({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <Facts
      facts={[
        {
          label: t.owner,
          value: page.ownerName && (
            <span className={page.isOwnerGone ? 'late' : 'strong'}>
              {page.ownerName}
              {page.ownerUnitName && ` · ${page.ownerUnitName}`}
              {page.isOwnerGone && t.gone}
            </span>
          ),
        },
        { label: t.source, value: page.source && words(caseSources[page.source]) },
        { label: t.firm, value: page.firmName },
        { label: t.sampled, value: page.sampledAt && <Moment at={page.sampledAt} /> },
        { label: t.symptom, value: page.symptom && words(symptoms[page.symptom]) },
        { label: t.opened, value: page.caseAt && <Moment at={page.caseAt} /> },
        {
          label: t.end,
          value: page.end && (
            <>
              {words(caseEnds[page.end])} · {page.endReason}
            </>
          ),
        },
        {
          label: t.order,
          value: page.emergencyOrderId && <Link to={`/desk/emergencies/${page.emergencyOrderId}`}>{t.orderHow}</Link>,
        },
      ]}
    />
  );
}

function Shut({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const [purpose, setPurpose] = useState(page.mayTrace ? t.usual : '');
  const look = useCommand(lookAtChain, { invalidates: ['trace.page'] });
  const whyNot = purpose.trim() === '' ? t.why : undefined;
  return (
    <section className={`card ${style['part']}`} aria-label={t.shut}>
      <h2>{t.shut}</h2>
      <p className="muted">{t.shutHow}</p>
      <TextField label={t.purpose} maxLength={200} value={purpose} onChange={setPurpose} />
      <ProblemNote problem={look.problem} again={look.again} />
      <div>
        <Button
          kind="primary"
          icon="eye"
          busy={look.isSending}
          whyNot={whyNot}
          onPress={() => void look.run({ traceId: page.traceId, lookId: newId(), purpose: purpose.trim() })}
        >
          {t.open}
        </Button>
      </div>
    </section>
  );
}

function Opened({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  return (
    <>
      <section className={`card ${style['part']}`} aria-label={t.chain}>
        <h2>{t.chain}</h2>
        <Chain nodes={page.nodes} mayTrace={page.mayTrace} />
      </section>
      <section className={style['part']} aria-label={t.looks}>
        <h2 className="muted">{t.looks}</h2>
        <ul className="faint">
          {page.looks.map((look) => (
            <li key={`${look.at} ${look.byName}`}>
              <Moment at={look.at} short /> {look.byName} · {look.purpose}
              {look.what === 'phone' && `（${t.phone}）`}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
