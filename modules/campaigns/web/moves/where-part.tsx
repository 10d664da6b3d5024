// On the page of a visit (M9): where this person went, one press for each shelter; a relative or a hospital by its address. It works alone: what is told waits in the box.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
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
import { locate, type Where, whereTitles } from '../../shared/move-commands.ts';
import { whereIs } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    title: '去向',
    ask: '转移到哪里了？',
    on: '又去了哪里？',
    address: '亲友家或医院的地址',
    home: '已返家',
    relative: '投亲靠友',
    hospital: '送医院',
    wanting: '先写地址',
    unlisted: '不在名单上，登记后另外计数',
    sent: (what: string) => `已登记：${what}`,
  },
  en: {
    title: 'Whereabouts',
    ask: 'Moved to where?',
    on: 'Where to next?',
    address: 'Address of the relatives or the hospital',
    home: 'Home again',
    relative: 'To relatives',
    hospital: 'To hospital',
    wanting: 'Write the address first',
    unlisted: 'On no list: counted apart',
    sent: (what: string) => `Told: ${what}`,
  },
};

export default function WherePart() {
  const subjectId = useSubject();
  const { answer } = useAsk(whereIs, { subjectId }, { events: ['campaign.', 'visit.'], keep: true });
  return (
    <>
      {answer?.rounds
        .filter(({ isEnded, moves }) => !isEnded || (moves[0] !== undefined && moves[0].whereto !== 'home'))
        .map((round) => (
          <Round key={round.roundId} subjectId={subjectId} round={round} />
        ))}
    </>
  );
}

type RoundProps = {
  subjectId: string;
  round: {
    roundId: string;
    campaignTitle: string;
    isDrill: boolean;
    isListed: boolean;
    shelters: readonly { placeId: string; name: string; isOpen: boolean }[];
    moves: readonly { moveId: string; whereto: Where; at: string; happenedAt: Date | string; byName: string }[];
  };
};

function Round({ subjectId, round }: RoundProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [address, setAddress] = useState('');
  const [told, setTold] = useState<string>();
  const tell = useCommand(locate, { invalidates: ['campaign.', 'duty.', 'visit.'] });
  const { roundId, moves, shelters } = round;
  const now = moves[0];
  const isAway = now !== undefined && now.whereto !== 'home';
  const go = async (whereto: Where, more: { placeId?: string; address?: string }, what: string) => {
    const { outcome } = await tell.run({ moveId: newId(), roundId, subjectId, whereto, ...more });
    if (outcome === 'rejected' || outcome === 'retry') return;
    setTold(what);
    setAddress('');
  };
  const written = address.trim();
  const whyNot = written.length > 1 ? undefined : t.wanting;
  return (
    <section className={style['fieldPart']} aria-label={t.title}>
      <h2>
        {round.campaignTitle} · {now ? t.on : t.ask} {round.isDrill && <DrillTag />}
      </h2>
      {!round.isListed && !now && <p className="muted">{t.unlisted}</p>}
      {moves.map((move) => (
        <p key={move.moveId} className={style['row']}>
          <Tag tone={move === now ? 'green' : undefined}>{words(whereTitles[move.whereto])}</Tag> {move.at}{' '}
          <span className="muted">
            <Moment at={instantOf(move.happenedAt)} short /> {move.byName}
          </span>
        </p>
      ))}
      <div className={style['row']} role="group" aria-label={now ? t.on : t.ask}>
        {shelters
          .filter(({ isOpen, name }) => isOpen && !(now?.whereto === 'shelter' && now.at === name))
          .map(({ placeId, name }) => (
            <Button
              key={placeId}
              big
              icon="pin"
              busy={tell.isSending}
              onPress={() => void go('shelter', { placeId }, name)}
            >
              {name}
            </Button>
          ))}
        {isAway && (
          <Button big icon="home" busy={tell.isSending} onPress={() => void go('home', {}, t.home)}>
            {t.home}
          </Button>
        )}
      </div>
      <TextField label={t.address} value={address} maxLength={120} onChange={setAddress} />
      <div className={style['row']}>
        <Button whyNot={whyNot} onPress={() => void go('relative', { address: written }, written)}>
          {t.relative}
        </Button>
        <Button whyNot={whyNot} onPress={() => void go('hospital', { address: written }, written)}>
          {t.hospital}
        </Button>
      </div>
      {told && (
        <p role="status" className="good">
          {t.sent(told)}
        </p>
      )}
      <ProblemNote problem={tell.problem} again={tell.again} />
    </section>
  );
}
