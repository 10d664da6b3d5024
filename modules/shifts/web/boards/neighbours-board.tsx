// 邻里互助 at the desk (J5): what is needed is matched with what is offered in the same community; the desk rings both, each look at a number on record.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endNeighbour, matchNeighbours } from '../../shared/board-commands.ts';
import { neighbourDesk } from '../../shared/board-queries.ts';
import style from '../shifts.module.css';
import { Board, BoardRow } from './board.tsx';
import { boardWords } from './board-words.ts';
import { useNeighbourNumber } from './use-neighbour-number.ts';

const messages = {
  zh: {
    title: '邻里互助',
    none: '没有互助信息',
    how: '居民在首页“邻里互助”里发；您来牵线，电话由您打。',
    shut: '邻里互助板没有开放',
    shutHow: '系统管理员在“设置”里打开“开放邻里互助板”。',
    offer: '有',
    need: '要',
    match: '牵线…',
    end: '撤下',
    phone: '电话',
    matched: (title: string) => `已和“${title}”牵线`,
    upTo: '截至',
    matchTitle: (title: string) => `给“${title}”牵线`,
    noOffer: '同一社区还没有人“有”',
    noOfferHow: '有人发布后再牵线。',
    kinds: boardWords.zh.neighbours,
  },
  en: {
    title: 'Between neighbours',
    none: 'Nothing offered or needed',
    how: 'Residents put it up on their opening page; you match, and you ring.',
    shut: 'The neighbours’ board is not open',
    shutHow: 'The system administrator opens it under Settings.',
    offer: 'has',
    need: 'needs',
    match: 'Match…',
    end: 'Take down',
    phone: 'telephone',
    matched: (title: string) => `matched with “${title}”`,
    upTo: 'until',
    matchTitle: (title: string) => `Match “${title}”`,
    noOffer: 'Nobody of this community offers anything yet',
    noOfferHow: 'Match when somebody does.',
    kinds: boardWords.en.neighbours,
  },
};
type Row = QueryAnswer<typeof neighbourDesk>['rows'][number];

export function NeighboursBoard() {
  const t = useMessages(messages);
  const asked = useAsk(neighbourDesk, {}, { keep: true, events: ['neighbour.'] });
  const [matching, setMatching] = useState<Row>();
  const rows = asked.answer?.rows ?? [];
  const isShut = asked.answer?.isOpen === false;
  return (
    <>
      <Board
        name={t.title}
        asked={asked}
        none={isShut ? t.shut : t.none}
        how={isShut ? t.shutHow : t.how}
        row={(row) => <NeighbourRow key={row.neighbourId} row={row} onMatch={() => setMatching(row)} />}
      />
      {matching && (
        <MatchSheet
          need={matching}
          offers={rows
            .filter((one) => one.sense === 'offer' && !one.isMatched && one.unitName === matching.unitName)
            .toSorted((a, b) => Number(b.kind === matching.kind) - Number(a.kind === matching.kind))}
          onClose={() => setMatching(undefined)}
        />
      )}
    </>
  );
}

function NeighbourRow({ row, onMatch }: { row: Row; onMatch: () => void }) {
  const t = useMessages(messages);
  const reveal = useNeighbourNumber();
  const end = useCommand(endNeighbour, { invalidates: ['neighbour.desk'] });
  return (
    <BoardRow
      title={row.title}
      marks={
        <>
          <Tag tone={row.sense === 'offer' ? 'teal' : 'amber'} icon={row.sense === 'offer' ? 'heart' : 'question'}>
            {t[row.sense]}
          </Tag>
          {row.isMatched && <Tag tone="green">{t.matched(row.matchedTitle ?? '')}</Tag>}
        </>
      }
      facts={
        <>
          {t.kinds[row.kind]} · {row.unitName} · {t.upTo} <Moment at={row.until} short /> ·{' '}
          <Masked value={row.phone} what={`${row.title} ${t.phone}`} reveal={() => reveal(row.neighbourId)} />
        </>
      }
      acts={
        !row.isMatched && (
          <>
            {row.sense === 'need' && (
              <Button kind="primary" label={`${t.match} ${row.title}`} onPress={onMatch}>
                {t.match}
              </Button>
            )}
            <Button
              label={`${t.end} ${row.title}`}
              busy={end.isSending}
              onPress={() => void end.run({ neighbourId: row.neighbourId })}
            >
              {t.end}
            </Button>
          </>
        )
      }
    >
      <ProblemNote problem={end.problem} again={end.again} />
    </BoardRow>
  );
}

function MatchSheet({ need, offers, onClose }: { need: Row; offers: readonly Row[]; onClose: () => void }) {
  const t = useMessages(messages);
  const match = useCommand(matchNeighbours, { invalidates: ['neighbour.desk'], onDone: onClose });
  return (
    <Sheet open onClose={onClose} title={t.matchTitle(need.title)}>
      {offers.length === 0 && <EmptyState icon="home" title={t.noOffer} how={t.noOfferHow} />}
      {offers.map((offer) => (
        <button
          key={offer.neighbourId}
          type="button"
          className={style['pick']}
          onClick={() => void match.run({ offerId: offer.neighbourId, needId: need.neighbourId })}
        >
          <span>{offer.title}</span>
          <span className="muted">{t.kinds[offer.kind]}</span>
        </button>
      ))}
      <ProblemNote problem={match.problem} again={match.again} />
    </Sheet>
  );
}
