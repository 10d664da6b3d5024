// One case: who is at odds, what was said and promised, the file with what is wanting, and at the foot the next legal acts.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { runningStates, stateTitles } from '../../shared/mediation-chart.ts';
import { mediationPage } from '../../shared/queries.ts';
import { disputeKinds } from '../../shared/words.ts';
import { AgreementPart } from './agreement-part.tsx';
import { CaseActs } from './case-act-bar.tsx';
import { CaseFacts } from './case-facts.tsx';
import { FilePart } from './file-part.tsx';
import type { CasePage } from './forms.ts';
import style from './mediation.module.css';
import { PartiesPart } from './parties-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

const messages = {
  zh: {
    overdue: '超期',
    sensitive: '敏感：不往可能有家人看的号码发消息',
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
    overdue: 'overdue',
    sensitive: 'Sensitive: nothing goes to a number that the family may read',
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
