// Whom one is ringing: who they are, the number, who else lives there, and one tap for how it came out.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { putBack, tellCall } from '../../shared/commands.ts';
import type { callerPage } from '../../shared/queries.ts';
import { type CallOutcome, callOutcomes, outcomeTitles } from '../../shared/turn.ts';
import style from '../calls.module.css';
import { resultWords } from '../words.ts';
import { Household, type Said } from './household.tsx';
import { PhoneNumber } from './number.tsx';

const messages = {
  zh: {
    male: '男',
    female: '女',
    age: (n: number) => `${n} 岁`,
    say: '先说',
    tries: (n: number, most: number) => `前面没人接 ${n} 次（最多打 ${most} 次）`,
    outcome: '打得怎么样？点一下就到下一位',
    note: '备注（可不填）',
    earlier: '前几通',
    back: '先放回名单',
    withdrawn: '点错，已撤回',
  },
  en: {
    male: 'm',
    female: 'f',
    age: (n: number) => `${n}`,
    say: 'Say first',
    tries: (n: number, most: number) => `No answer ${n} times so far (${most} at most)`,
    outcome: 'How did it come out? One tap, and the next comes',
    note: 'Note (optional)',
    earlier: 'Earlier calls',
    back: 'Put back for now',
    withdrawn: 'Taken back',
  },
};

type Page = QueryAnswer<typeof callerPage>;
type Props = {
  round: Page['round'];
  person: NonNullable<Page['person']>;
  mayRing: boolean;
  /** Asks who is in hand now: somebody else told it meanwhile. */
  again: () => void;
};

export function InHand({ round, person, mayRing, again }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const tell = useCommand(tellCall, { invalidates: ['callround.'] });
  const back = useCommand(putBack, { invalidates: ['callround.'] });
  const { roundId } = round;
  const { personId } = person;
  // Told, and the next not here yet: a second tap would fall on the same person.
  const isBusy = tell.isSending || tell.phase === 'done';
  const about = [person.sex && t[person.sex], person.age !== null && t.age(person.age)].filter(Boolean).join(' · ');

  function end(outcome: CallOutcome): void {
    const members = Object.entries(said).flatMap(([memberId, how]) =>
      how === 'unasked' ? [] : [{ personId: memberId, visitId: newId(), isDone: how === 'done' }],
    );
    void tell.run({ roundId, personId, visitId: newId(), outcome, note, members }).then((sent) => {
      if (sent.outcome === 'rejected') again();
    });
  }

  return (
    <>
      <section className={`card ${style['part']}`} aria-label={person.name}>
        <div className={style['who']}>
          <h2>
            {person.name} <small className="muted">{about}</small>
          </h2>
          <p className="muted">{[person.address, person.gridName].filter(Boolean).join(' · ')}</p>
          {person.tries > 0 && <p className="soon">{t.tries(person.tries, round.tries)}</p>}
        </div>
        {mayRing && <PhoneNumber personId={personId} purpose={round.purpose} masked={person.phone} />}
        <p className={style['say']}>
          <span className="muted">{t.say}：</span>
          {round.purpose}
        </p>
      </section>
      {person.household.length > 0 && (
        <Household people={person.household} said={said} onSay={(id, how) => setSaid({ ...said, [id]: how })} />
      )}
      <section className={`card ${style['part']}`} aria-label={t.outcome}>
        <h2>{t.outcome}</h2>
        <TextField label={t.note} value={note} onChange={setNote} maxLength={500} />
        <ProblemNote problem={tell.problem ?? back.problem} again={tell.again ?? back.again} />
        <div className={style['outcomes']}>
          {callOutcomes.map((outcome) => (
            <Button
              key={outcome}
              big
              wide
              kind={outcome === 'done' ? 'primary' : 'plain'}
              busy={isBusy}
              onPress={() => end(outcome)}
            >
              {words(outcomeTitles[outcome])}
            </Button>
          ))}
        </div>
        <Button kind="quiet" busy={back.isSending} onPress={() => void back.run({ roundId, personId })}>
          {t.back}
        </Button>
      </section>
      {person.earlier.length > 0 && (
        <section className={`card ${style['part']}`} aria-label={t.earlier}>
          <h2>{t.earlier}</h2>
          <ul className={style['rows']}>
            {person.earlier.map((call) => (
              <li key={instantOf(call.at)} className={style['marks']}>
                <Moment at={call.at} short />
                <span>{words(resultWords(call.outcome))}</span>
                <span className="muted">{call.byName}</span>
                {call.isWithdrawn && <Tag>{t.withdrawn}</Tag>}
                {call.note && <span>{call.note}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
