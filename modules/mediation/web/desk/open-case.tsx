// 受理: from a request to a case. What is known of the request stands there; who is on either side is filled in by whoever takes it up.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openMediation } from '../../shared/commands.ts';
import { prepareMediation } from '../../shared/queries.ts';
import { committeeTitle, disputeKindNames, disputeKinds, partyRoles, sources } from '../../shared/words.ts';
import { FormField } from './act-form.tsx';
import { missingFields, type Values } from './form.ts';
import style from './mediation.module.css';
import { partyFields, partyInput } from './party-fields.ts';

const messages = {
  zh: {
    title: '受理调解',
    back: '回列表',
    there: '这件诉求已有一件调解',
    openIt: '打开它',
    kind: '纠纷类型',
    source: '怎么来的',
    summary: '纠纷情况',
    said: '诉求里说的',
    sensitive: '敏感：之后不往可能有家人看的号码发消息。',
    open: '受理',
    needed: '还要填双方的姓名和纠纷情况',
  },
  en: {
    title: 'Take up a dispute',
    back: 'Back to the list',
    there: 'The request has a case already',
    openIt: 'Open it',
    kind: 'Kind of dispute',
    source: 'How it came',
    summary: 'What it is about',
    said: 'As the request says',
    sensitive: 'Sensitive: nothing will go to a number that the family may read.',
    open: 'Take it up',
    needed: 'Still needed: both names and what it is about',
  },
};

export default function OpenCase() {
  const t = useMessages(messages);
  const words = useWords();
  const requestId = useParam('requestId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(prepareMediation, { requestId });
  return (
    <>
      <PageHead
        title={t.title}
        sub={answer ? [answer.requestNo, words(committeeTitle(answer.committeeName))].join(' · ') : undefined}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/mediation">
            {t.back}
          </LinkButton>
        }
      />
      <div className={style['page']}>
        {isFirst && <Skeleton lines={6} />}
        {!isFirst && !answer && <ProblemNote problem={problem} again={again} />}
        {answer?.caseId && (
          <Note>
            <p>{t.there}</p>
            <LinkButton to={`/desk/mediation/${answer.caseId}`}>{t.openIt}</LinkButton>
          </Note>
        )}
        {answer?.whyNot && !answer.caseId && <Note icon="warn">{words(answer.whyNot)}</Note>}
        {answer && !answer.whyNot && !answer.caseId && <OpenForm requestId={requestId} request={answer} />}
      </div>
    </>
  );
}

const sides = ['applicant', 'respondent'] as const;
type Side = (typeof sides)[number];
const fields = partyFields({ isKnown: false });

function OpenForm({ requestId, request }: { requestId: string; request: QueryAnswer<typeof prepareMediation> }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [caseId] = useState(newId);
  const [ids] = useState<Record<Side, string>>(() => ({ applicant: newId(), respondent: newId() }));
  const [kind, setKind] = useState<(typeof disputeKindNames)[number]>('neighbour');
  const [source, setSource] = useState<'applied' | 'initiated'>('applied');
  const [summary, setSummary] = useState(request.text || request.summary);
  const [parties, setParties] = useState<Record<Side, Values>>({
    applicant: {},
    respondent: request.otherParty ? { name: request.otherParty } : {},
  });
  const [isTried, setTried] = useState(false);
  const open = useCommand(openMediation, {
    onDone: () => go(`/desk/mediation/${caseId}`),
    invalidates: ['mediation.'],
  });
  const missing = (side: Side) => missingFields({ fields }, parties[side]);
  const isReady = summary.trim() !== '' && sides.every((side) => missing(side).length === 0);
  return (
    <form
      className={style['parts']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isReady) return;
        void open.run({
          caseId,
          requestId,
          source,
          disputeKind: kind,
          summary: summary.trim(),
          parties: sides.map((side) => ({ partyId: ids[side], role: side, ...partyInput(parties[side]) })),
        });
      }}
    >
      {request.isSensitive && <Note icon="lock">{t.sensitive}</Note>}
      <section className={style['part']}>
        <p>
          <strong>{request.summary}</strong> <span className="muted">{request.placeText}</span>
        </p>
        <div className={style['fields']}>
          <Select
            label={t.kind}
            value={kind}
            onChange={setKind}
            options={disputeKindNames.map((value) => ({ value, label: words(disputeKinds[value]) }))}
          />
          <Choice
            label={t.source}
            value={source}
            onChange={setSource}
            options={(['applied', 'initiated'] as const).map((value) => ({ value, label: words(sources[value]) }))}
          />
          <div className={style['wide']}>
            <TextField label={t.summary} lines={4} maxLength={2000} value={summary} onChange={setSummary} />
          </div>
        </div>
      </section>
      {sides.map((side) => (
        <section key={side} className={style['part']} aria-label={words(partyRoles[side])}>
          <h2>{words(partyRoles[side])}</h2>
          <div className={style['fields']}>
            {fields
              .filter((field) => !field.isShown || field.isShown(parties[side]))
              .map((field) => (
                <div key={field.name} className={field.kind === 'choices' ? style['wide'] : undefined}>
                  <FormField
                    field={field}
                    values={parties[side]}
                    isMissing={isTried && missing(side).includes(field)}
                    onChange={(value) =>
                      setParties((now) => ({ ...now, [side]: { ...now[side], [field.name]: value } }))
                    }
                    onSending={() => undefined}
                  />
                </div>
              ))}
          </div>
        </section>
      ))}
      <ProblemNote problem={open.problem} again={open.again} />
      <div className={style['line']}>
        <Button type="submit" kind="primary" busy={open.isSending}>
          {t.open}
        </Button>
        <span className="muted" role="status">
          {isTried && !isReady && t.needed}
        </span>
      </div>
    </form>
  );
}
