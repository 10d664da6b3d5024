// A party's own page: what it is about, what they are asked, when they meet, what was agreed. Opened by a private link, without an account; everything
// on it may be read over their shoulder, and once the matter went to the police it shows nothing (N3).
import { useMemo, useState } from 'react';
import { AskerContext } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Day } from '#kernel/web/time/moment.tsx';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '../../shared/mediation-chart.ts';
import { partyPage } from '../../shared/queries.ts';
import { committeeTitle, disputeKinds, partyRoles, routes } from '../../shared/words.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { Meetings } from './meetings.tsx';
import style from './party.module.css';
import { PartyAgreement } from './party-agreement.tsx';
import type { PartyAnswer } from './party-answer.ts';
import { takeKey } from './party-key.ts';
import { WithdrawForm } from './withdraw-form.tsx';

const messages = {
  zh: {
    noKey: '请用收到的专属链接打开。没有链接，请联系社区。',
    quiet: '这里没有内容。有事请联系社区，有危险打 110。',
    withWhom: '另一方',
    mediators: '调解员',
    nobody: '正在安排',
    due: '这件事要在',
    dueEnd: '前办完',
    told: '还可以走这些途径',
    hello: (name: string) => `${name}，您好`,
  },
  en: {
    noKey: 'Open this page by your private link. Without it, ask the community.',
    quiet: 'There is nothing here. Ask the community; in danger ring 110.',
    withWhom: 'The other side',
    mediators: 'Mediators',
    nobody: 'being arranged',
    due: 'To be settled by',
    dueEnd: '',
    told: 'Other ways that are open to you',
    hello: (name: string) => `Hello, ${name}`,
  },
};

export default function PartyPage() {
  const t = useMessages(messages);
  const caseId = useParam('caseId') ?? '';
  const [key] = useState(() => takeKey(caseId));
  const asker = useMemo((): Asker => ({ as: 'anonymous', followKey: key }), [key]);
  if (!key)
    return (
      <div className={style['page']}>
        <Note icon="lock">{t.noKey}</Note>
      </div>
    );
  return (
    <AskerContext value={asker}>
      <Asked caseId={caseId} />
    </AskerContext>
  );
}

function Asked({ caseId }: { caseId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(partyPage, { caseId }, { everyMs: 15_000 });
  if (isFirst) return <Skeleton lines={8} />;
  return (
    <div className={style['page']}>
      {!answer && <ProblemNote problem={problem} again={again} />}
      {answer?.isQuiet && <Note icon="lock">{t.quiet}</Note>}
      {answer?.matter && answer.me && <Matter caseId={caseId} page={answer} matter={answer.matter} me={answer.me} />}
    </div>
  );
}

type MatterProps = {
  caseId: string;
  page: PartyAnswer;
  matter: NonNullable<PartyAnswer['matter']>;
  me: NonNullable<PartyAnswer['me']>;
};

function Matter({ caseId, page, matter, me }: MatterProps) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <>
      <header className={style['head']}>
        <h1>{words(disputeKinds[matter.disputeKind])}</h1>
        <p className={style['line']}>
          <Tag tone={matter.state === 'effective' || matter.state === 'performed' ? 'green' : 'teal'}>
            {words(stateTitles[matter.state])}
          </Tag>
          <span className="muted">{matter.caseNo}</span>
        </p>
        <p>{t.hello(me.signer)}</p>
        <p className="muted">{words(committeeTitle(matter.committeeName))}</p>
      </header>
      <section className={style['card']}>
        <p className={style['words']}>{matter.summary}</p>
        <p>
          <span className="muted">{t.withWhom}</span>{' '}
          {page.others.map(({ role, name }) => `${name}（${words(partyRoles[role])}）`).join('、')}
        </p>
        <p>
          <span className="muted">{t.mediators}</span>{' '}
          {matter.mediators.map(({ name, unitName }) => `${name} · ${unitName}`).join('、') || t.nobody}
        </p>
        {matter.dueOn && (matter.state === 'accepted' || matter.state === 'drafted') && (
          <p>
            {t.due} <Day on={matter.dueOn} /> {t.dueEnd}
          </p>
        )}
        {matter.toldRoutes.length > 0 && (
          <p>
            {t.told}：{matter.toldRoutes.map((route) => words(routes[route])).join('、')}
          </p>
        )}
      </section>
      {page.acceptance && matter.state === 'opened' && (
        <ConfirmForm caseId={caseId} asked={page.acceptance} signer={me.signer} />
      )}
      {page.extension && <ConfirmForm caseId={caseId} asked={page.extension} signer={me.signer} />}
      <Meetings caseId={caseId} sessions={page.sessions} />
      {page.agreement && <PartyAgreement agreement={page.agreement} />}
      {page.agreement && matter.state === 'drafted' && (
        <ConfirmForm caseId={caseId} asked={page.agreement} signer={me.signer} digest={page.agreement.digest} />
      )}
      {me.mayWithdraw && <WithdrawForm caseId={caseId} />}
    </>
  );
}
