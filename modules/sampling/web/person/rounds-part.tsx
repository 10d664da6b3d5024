// At somebody's door (C19, C18): the testing rounds they are asked in; one press tells them in advance with their consent, one asks for a visit; what was wrong is taken back.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { preRegister, withdrawPreRegistration } from '../../shared/commands.ts';
import { roundsOfPerson } from '../../shared/queries.ts';
import { consents, homeOutcomes, keysOf } from '../../shared/words.ts';
import { AskHomeSheet } from '../homes/ask-home-sheet.tsx';
import style from '../sampling.module.css';

const messages = {
  zh: {
    title: '核酸采样',
    done: '已采样',
    consent: '代为预登记，现场不用手机。怎么同意的：',
    told: (by: string) => `${by} 代为预登记`,
    wrong: '登记错了',
    why: '错在哪里',
    takeBack: '撤回预登记',
    home: '约上门采样',
    homeAsked: '已申请上门',
    comes: '上门时间',
    isolated: '隔离户：一户一管，二级防护',
  },
  en: {
    title: 'Testing',
    done: 'Sampled',
    consent: 'Register in advance; no phone is needed at the site. How they agreed:',
    told: (by: string) => `Registered in advance by ${by}`,
    wrong: 'This is wrong',
    why: 'What is wrong',
    takeBack: 'Take it back',
    home: 'Ask for a home visit',
    homeAsked: 'A home visit is asked for',
    comes: 'Comes at',
    isolated: 'In isolation: a tube of its own, level-2 protection',
  },
};

type Round = QueryAnswer<typeof roundsOfPerson>['rounds'][number];

export default function RoundsPart() {
  const t = useMessages(messages);
  const subjectId = useSubject();
  const { answer } = useAsk(roundsOfPerson, { subjectId }, { events: ['sample.', 'home_sampling.', 'campaign.'] });
  if (!answer || answer.rounds.length === 0) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      {answer.rounds.map((round) => (
        <OneRound key={round.roundId} round={round} subjectId={subjectId} />
      ))}
    </section>
  );
}

function OneRound({ round, subjectId }: { round: Round; subjectId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const add = useCommand(preRegister, { invalidates: ['sampling.'] });
  const { preRegistration, home, roundId } = round;
  const isOpen = round.doneAt === null;
  return (
    <div className={style['part']} data-inner="yes">
      <p className={style['row']}>
        <b>{round.title}</b> {round.isDrill && <DrillTag />}
        {round.doneAt && (
          <Tag tone="green">
            {t.done} <Moment at={round.doneAt} short />
          </Tag>
        )}
      </p>
      {isOpen && !preRegistration && (
        <div className={style['name']}>
          <span className="muted">{t.consent}</span>
          <div className={style['row']}>
            {keysOf(consents).map((consent) => (
              <Button
                key={consent}
                busy={add.isSending}
                onPress={() => void add.run({ preRegistrationId: newId(), roundId, subjectId, consent })}
              >
                {words(consents[consent])}
              </Button>
            ))}
          </div>
        </div>
      )}
      {preRegistration && <Told registration={preRegistration} isOpen={isOpen} />}
      {home && (
        <p className={style['row']}>
          <Tag tone={home.outcome === 'refused' || home.outcome === 'not_there' ? 'amber' : 'teal'}>
            {home.outcome ? words(homeOutcomes[home.outcome]) : t.homeAsked}
          </Tag>
          {home.slotFrom && (
            <span>
              {t.comes} <Moment at={home.slotFrom} short />
            </span>
          )}
          {home.isIsolated && <Tag tone="red">{t.isolated}</Tag>}
        </p>
      )}
      {isOpen && (home === null || (home.outcome !== null && home.outcome !== 'sampled')) && (
        <div>
          <Button icon="pin" onPress={() => setAsking(true)}>
            {t.home}
          </Button>
        </div>
      )}
      <ProblemNote problem={add.problem} again={add.again} />
      {isAsking && <AskHomeSheet whom={{ ...round, subjectId }} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Told({ registration, isOpen }: { registration: NonNullable<Round['preRegistration']>; isOpen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const [reason, setReason] = useState<string>();
  const back = useCommand(withdrawPreRegistration, { invalidates: ['sampling.'] });
  const { preRegistrationId, consent, byName, madeAt } = registration;
  return (
    <div className={style['name']}>
      <p className={style['row']}>
        <Tag tone="teal">{t.told(byName)}</Tag>
        <span className="muted">
          {words(consents[consent])} · <Moment at={madeAt} short />
        </span>
        {isOpen && reason === undefined && (
          <Button kind="quiet" onPress={() => setReason('')}>
            {t.wrong}
          </Button>
        )}
      </p>
      {reason !== undefined && (
        <>
          <TextField label={t.why} value={reason} maxLength={200} onChange={setReason} />
          <div>
            <Button
              busy={back.isSending}
              whyNot={reason.trim() === '' ? t.why : undefined}
              onPress={() => void back.run({ preRegistrationId, reason: reason.trim() })}
            >
              {t.takeBack}
            </Button>
          </div>
        </>
      )}
      <ProblemNote problem={back.problem} again={back.again} />
    </div>
  );
}
