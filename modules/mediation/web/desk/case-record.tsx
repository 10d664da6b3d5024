// One case: who is at odds, what was said and promised, the file with what is wanting, and at the foot the next legal acts.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { declareMediator, sealAgreement, signAgreement } from '../../shared/commands.ts';
import { type ActName, acts, runningStates, stateTitles } from '../../shared/mediation-chart.ts';
import { mediationPage, mediatorChoices } from '../../shared/queries.ts';
import { disputeKinds, routes, sources } from '../../shared/words.ts';
import { ActForm } from './act-form.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementPart } from './agreement-part.tsx';
import { actOrder, isExplained } from './case-acts.ts';
import { FilePart } from './file-part.tsx';
import { type CasePage, formOf } from './forms.ts';
import style from './mediation.module.css';
import { PartiesPart } from './parties-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

const messages = {
  zh: {
    no: '案号',
    kind: '纠纷类型',
    source: '来源',
    committee: '调委会',
    mediators: '调解员',
    undeclared: '未声明',
    back: '已回避',
    nobody: '还没有指定',
    opened: '登记',
    accepted: '双方同意',
    due: '期限',
    term: (n: number) => `${n} 个月`,
    overdue: '超期',
    sensitive: '敏感：不往可能有家人看的号码发消息',
    request: '诉求',
    place: '地点',
    told: '已告知途径',
    ending: '了结原因',
    summary: '纠纷情况',
    extension: (until: React.ReactNode, reason: string) => (
      <>
        申请延到 {until}：{reason}。
      </>
    ),
    extensionWaits: (names: string) => `等 ${names} 同意`,
    extensionGranted: '双方已同意延长',
    extensionRefused: '一方不同意延长，期限不变',
  },
  en: {
    no: 'Case',
    kind: 'Kind',
    source: 'Source',
    committee: 'Committee',
    mediators: 'Mediators',
    undeclared: 'not declared',
    back: 'stepped back',
    nobody: 'nobody yet',
    opened: 'Opened',
    accepted: 'Consent of both',
    due: 'Due',
    term: (n: number) => `${n} months`,
    overdue: 'overdue',
    sensitive: 'Sensitive: nothing goes to a number that the family may read',
    request: 'Request',
    place: 'Place',
    told: 'Ways told',
    ending: 'Why it ended',
    summary: 'What it is about',
    extension: (until: React.ReactNode, reason: string) => (
      <>
        More time asked until {until}: {reason}.
      </>
    ),
    extensionWaits: (names: string) => `Waits for ${names}`,
    extensionGranted: 'Both agreed',
    extensionRefused: 'One side refused; the term stays',
  },
};

export function CaseRecord({ caseId }: { caseId: string }) {
  const { answer: page, problem, isFirst, again } = useAsk(mediationPage, { caseId });
  if (isFirst) return <Skeleton lines={8} />;
  if (!page) return <ProblemNote problem={problem} again={again} />;
  return (
    <RecordFrame
      head={<Head page={page} />}
      facts={<CaseFacts page={page} />}
      story={
        <div className={style['parts']}>
          <Story page={page} />
        </div>
      }
      acts={<CaseActs page={page} />}
    />
  );
}

function Head({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const words = useWords();
  const { case: head } = page;
  return (
    <div className={style['head']}>
      <h1>
        {words(disputeKinds[head.disputeKind])} {head.sides}
      </h1>
      <p className={style['line']}>
        <Tag tone={head.state === 'effective' || head.state === 'performed' ? 'green' : 'plain'}>
          {words(stateTitles[head.state])}
        </Tag>
        {head.isOverdue && <Tag tone="red">{t.overdue}</Tag>}
        {head.isDrill && <DrillTag />}
        <span className="muted num">{head.caseNo}</span>
      </p>
    </div>
  );
}

function Story({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const { case: head, extension } = page;
  const nameOf = (id: string) => page.parties.find(({ partyId }) => partyId === id)?.name ?? '';
  return (
    <>
      {head.isSensitive && <Note icon="lock">{t.sensitive}</Note>}
      <section className={style['part']}>
        <h2>{t.summary}</h2>
        <p className={style['words']}>{head.summary}</p>
        {head.endingReason && (
          <p>
            {t.ending}：{head.endingReason}
          </p>
        )}
      </section>
      {extension && (runningStates as readonly string[]).includes(head.state) && (
        <Note icon="clock">
          <p>{t.extension(<Day on={extension.untilOn} />, extension.reason)}</p>
          <p className="muted">
            {extension.grantedAt
              ? t.extensionGranted
              : extension.refusedAt
                ? t.extensionRefused
                : t.extensionWaits(extension.wanting.map(nameOf).join('、'))}
          </p>
        </Note>
      )}
      <PartiesPart page={page} />
      <SessionsPart page={page} />
      {page.agreement && <AgreementPart page={page} agreement={page.agreement} />}
      <FilePart page={page} />
    </>
  );
}

function CaseFacts({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const words = useWords();
  const { case: head } = page;
  const mediators = page.mediators.map(
    ({ name, unitName, declaredAt, steppedBackAt }) =>
      `${name} · ${unitName}${steppedBackAt ? `（${t.back}）` : declaredAt ? '' : `（${t.undeclared}）`}`,
  );
  return (
    <Facts
      facts={[
        {
          label: t.mediators,
          value: mediators.length > 0 ? mediators.join('；') : <span className="late">{t.nobody}</span>,
        },
        { label: t.committee, value: head.committeeName },
        head.dueOn !== null && {
          label: t.due,
          value: (
            <>
              <Day on={head.dueOn} /> <span className="muted">{t.term(head.termMonths)}</span>
            </>
          ),
        },
        head.acceptedAt !== null && { label: t.accepted, value: <Moment at={head.acceptedAt} /> },
        { label: t.opened, value: <Moment at={head.openedAt} /> },
        { label: t.source, value: words(sources[head.source]) },
        {
          label: t.request,
          value: head.maySeeRequest ? (
            <Link to={`/desk/requests/${head.requestId}`}>{head.requestNo}</Link>
          ) : (
            head.requestNo
          ),
        },
        { label: t.place, value: head.placeText },
        head.toldRoutes.length > 0 && {
          label: t.told,
          value: head.toldRoutes.map((route) => words(routes[route])).join('、'),
        },
      ]}
    />
  );
}

function CaseActs({ page }: { page: CasePage }) {
  const words = useWords();
  const [open, setOpen] = useState<ActName>();
  const { caseId } = page.case;
  const done = { invalidates: ['mediation.'] };
  const declare = useCommand(declareMediator, done);
  const sign = useCommand(signAgreement, done);
  const seal = useCommand(sealAgreement, done);
  // One press at a time: what the next one may rests on what this one writes.
  const isPressing = declare.isSending || sign.isSending || seal.isSending;
  const may = (act: ActName) => page.abilities.some((ability) => ability.act === act && ability.may);
  const choices = useAsk(mediatorChoices, { caseId }, { enabled: open === 'assign' });
  const presses: Partial<Record<ActName, () => void>> = {
    declare: () => void declare.run({ caseId, isUnrelated: true }),
    sign: () => void sign.run({ caseId }),
    seal: () => void seal.run({ caseId }),
  };
  const shown = open && may(open) ? open : undefined;
  // A form that is done closes itself, and not the one that was opened meanwhile.
  const close = (act: ActName | undefined) => setOpen((now) => (now === act ? undefined : now));
  const form = shown && shown !== 'draft' ? formOf(shown, page, choices.answer?.posts ?? []) : undefined;
  const order = actOrder(page);
  // What is done instead of the party's own press stands ready, and is not what one waits for.
  const primary = order.find((act) => may(act) && (act === 'record_session' || !act.startsWith('record_')));
  const tried = [declare, sign, seal].find(({ problem }) => problem);
  if (order.length === 0) return null;
  return (
    <ActBar
      abilities={page.abilities}
      acts={order.map((act) => ({
        act,
        label: words(acts[act].title),
        ...(act === primary && !shown ? { kind: 'primary' as const } : {}),
        explains: isExplained(act, page),
        isBusy: isPressing && act in presses,
        onPick: presses[act] ?? (() => setOpen(act)),
      }))}
    >
      {(shown || tried) && (
        <>
          <ProblemNote problem={tried?.problem} again={tried?.again} />
          {shown === 'draft' && <AgreementForm page={page} onClose={() => close(shown)} />}
          {form && shown && (shown !== 'assign' || choices.answer) && (
            <ActForm key={shown} title={words(acts[shown].title)} form={form} onClose={() => close(shown)} />
          )}
        </>
      )}
    </ActBar>
  );
}
