// R6: objections. What a resident says goes into the issuer's ordinary queue as a request, and is then linked to the notice: two commands, each
// repeated under its own id until it is answered, so that nothing is said twice and nothing is lost.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '#modules/requests/shared/commands.ts';
import { useCatalogue, useDraft, writtenChannel } from '#modules/requests/web/public.ts';
import { objectToNotice } from '../../shared/commands.ts';
import type { PublicPage } from '../../shared/queries.ts';
import { publicPath } from '../words.ts';
import style from './resident.module.css';

const messages = {
  zh: {
    title: '提意见',
    until: (day: React.ReactNode) => <>到 {day} 为止都可以提，发布单位会答复您。</>,
    signIn: '用手机号登录后提',
    signInWhy: '要登录才能提：答复要找得到您。',
    say: '您的意见',
    send: '提交意见',
    needed: '写一句您的意见',
    sent: '意见已经送到',
    sentHow: '办到哪一步、怎么答复，在“我的诉求”里看。',
    follow: '看进度',
    about: (title: string) => `对公告的意见：${title}`,
  },
  en: {
    title: 'Object',
    until: (day: React.ReactNode) => <>Until the end of {day}. The issuer will answer you.</>,
    signIn: 'Sign in by phone to object',
    signInWhy: 'Signing in is needed so that the answer can reach you.',
    say: 'What you object to',
    send: 'Send',
    needed: 'Write a sentence',
    sent: 'Your objection has arrived',
    sentHow: 'Follow it under “My requests”.',
    follow: 'Follow it',
    about: (title: string) => `On the notice: ${title}`,
  },
};

/** What this kind is called in the method; another method may have none, then the desk classifies it. */
const adviceKind = 'advice';

export function Objection({ publication }: { publication: PublicPage['publication'] }) {
  const t = useMessages(messages);
  const isSignedIn = useIsResidentSignedIn();
  return (
    <section className={style['objection']} aria-label={t.title}>
      <h2>{t.title}</h2>
      {publication.periodTo && <p className="muted">{t.until(<Day on={publication.periodTo} />)}</p>}
      {isSignedIn ? (
        <ObjectionForm publication={publication} />
      ) : (
        <>
          <p>{t.signInWhy}</p>
          <LinkButton kind="primary" to="/sign-in" search={{ next: publicPath(publication.code) }}>
            {t.signIn}
          </LinkButton>
        </>
      )}
    </section>
  );
}

function ObjectionForm({ publication }: { publication: PublicPage['publication'] }) {
  const t = useMessages(messages);
  const { id: publicationId, code, title, issuerUnitId } = publication;
  const { catalogue, kindOf } = useCatalogue(issuerUnitId);
  const [draft, change, clear] = useDraft(`objection.${code}`, { text: '' });
  const [requestId] = useState(newId);
  const [isTried, setTried] = useState(false);
  const link = useCommand(objectToNotice, { onDone: clear });
  const report = useCommand(reportRequest, { onDone: () => void link.run({ publicationId, requestId }) });
  const isSaid = draft.text.trim() !== '';
  const channel = writtenChannel(catalogue?.channels ?? []);
  if (report.phase === 'done' && (link.phase === 'done' || link.phase === 'refused')) {
    return (
      <>
        <ProblemNote problem={link.problem} />
        {link.phase === 'done' && (
          <Note icon="check">
            <p>
              <b>{t.sent}</b>
            </p>
            <p className="muted">{t.sentHow}</p>
          </Note>
        )}
        <LinkButton kind="primary" to={`/requests/${requestId}`}>
          {t.follow}
        </LinkButton>
      </>
    );
  }
  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isSaid || !channel) return;
        const summary = t.about(title).slice(0, 120);
        const text = draft.text.trim();
        const kindCode = kindOf(adviceKind)?.code;
        void report.run({
          requestId,
          channel,
          text,
          summary,
          territoryId: issuerUnitId,
          ...(kindCode ? { kindCode } : {}),
        });
      }}
    >
      <TextField
        label={t.say}
        lines={4}
        maxLength={2000}
        value={draft.text}
        wrong={isTried && !isSaid ? t.needed : undefined}
        onChange={(text) => change({ text })}
      />
      <ProblemNote problem={report.problem ?? link.problem} again={report.again ?? link.again} />
      <Button type="submit" kind="primary" wide busy={report.isSending || link.isSending}>
        {t.send}
      </Button>
    </form>
  );
}
