// 慰问品登记 (J6): each gift with its receipt; what is worth more than the limit waits for a leader's eye and stands first.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { seeGift } from '../../shared/board-commands.ts';
import { giftList } from '../../shared/board-queries.ts';
import style from '../shifts.module.css';
import { Board, BoardRow } from './board.tsx';
import { GiftSheet } from './gift-sheet.tsx';

const messages = {
  zh: {
    title: '慰问品登记',
    none: '还没有登记',
    how: '居民送到岗点的水果、饺子等，谁收的谁登记。',
    add: '登记慰问品…',
    limit: (n: number) => `超过 ${n} 元由领导过目`,
    waits: '等领导过目',
    seen: (name: string) => `${name} 已过目`,
    see: '过目',
    receipt: '接收单',
    paper: '慰问品接收单',
    fields: ['收到', '送的人', '收的人', '估价', '去向', '岗点', '登记', '时间', '过目'],
    signs: ['收的人签字：＿＿＿＿＿＿', '送的人签字：＿＿＿＿＿＿'],
    yuan: (n: number) => `${n.toLocaleString('en')} 元`,
  },
  en: {
    title: 'Gifts',
    none: 'No gifts on record',
    how: 'Who receives fruit or dumplings at a site puts them on record.',
    add: 'Put on record…',
    limit: (n: number) => `Worth over ${n} yuan: a leader looks`,
    waits: 'a leader is to look',
    seen: (name: string) => `seen by ${name}`,
    see: 'Seen',
    receipt: 'Receipt',
    paper: 'Receipt of a gift',
    fields: ['What', 'From', 'To', 'Worth', 'Became', 'Site', 'Told by', 'When', 'Seen by'],
    signs: ['Received: ____________', 'Given: ____________'],
    yuan: (n: number) => `${n.toLocaleString('en')} yuan`,
  },
};
type Gift = QueryAnswer<typeof giftList>['rows'][number];

export function GiftsBoard() {
  const t = useMessages(messages);
  const asked = useAsk(giftList, {}, { keep: true, events: ['gift.'] });
  const [isAdding, setAdding] = useState(false);
  const [printing, setPrinting] = useState<Gift>();
  return (
    <>
      <Board
        name={t.title}
        asked={asked}
        none={t.none}
        how={t.how}
        head={
          <>
            <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
              {t.add}
            </Button>
            {asked.answer && <span className="muted">{t.limit(asked.answer.leaderYuan)}</span>}
          </>
        }
        row={(gift) => <GiftRow key={gift.giftId} gift={gift} onPrint={() => setPrinting(gift)} />}
      />
      {isAdding && asked.answer && <GiftSheet sites={asked.answer.sites} onClose={() => setAdding(false)} />}
      {printing && <GiftReceipt gift={printing} onClose={() => setPrinting(undefined)} />}
    </>
  );
}

function GiftRow({ gift, onPrint }: { gift: Gift; onPrint: () => void }) {
  const t = useMessages(messages);
  const see = useCommand(seeGift, { invalidates: ['gift.list'] });
  return (
    <BoardRow
      title={gift.what}
      marks={
        <>
          <span className="num">{t.yuan(gift.valueYuan)}</span>
          {gift.seenByName && <Tag tone="green">{t.seen(gift.seenByName)}</Tag>}
          {gift.needsLeader && !gift.seenByName && <Tag tone="amber">{t.waits}</Tag>}
        </>
      }
      facts={
        <>
          {gift.fromName} → {gift.toName} · {gift.doneWith} · {gift.siteTitle ?? gift.unitName} ·{' '}
          <Moment at={gift.receivedAt} short />
        </>
      }
      acts={
        <>
          {gift.maySee && (
            <Button
              kind="primary"
              icon="eye"
              label={`${t.see} ${gift.what}`}
              busy={see.isSending}
              onPress={() => void see.run({ giftId: gift.giftId })}
            >
              {t.see}
            </Button>
          )}
          <Button icon="print" label={`${t.receipt} ${gift.what}`} onPress={onPrint}>
            {t.receipt}
          </Button>
        </>
      }
    >
      <ProblemNote problem={see.problem} again={see.again} />
    </BoardRow>
  );
}

function GiftReceipt({ gift, onClose }: { gift: Gift; onClose: () => void }) {
  const t = useMessages(messages);
  const values = [
    gift.what,
    gift.fromName,
    gift.toName,
    t.yuan(gift.valueYuan),
    gift.doneWith,
    gift.siteTitle ?? gift.unitName,
    gift.toldByName,
    <Moment key="at" at={gift.receivedAt} />,
    gift.seenByName ?? (gift.needsLeader ? t.waits : '—'),
  ];
  return (
    <PrintPage title={t.paper} onClose={onClose}>
      <div className={style['sheet']}>
        <h1>{t.paper}</h1>
        <Facts facts={t.fields.map((label, n) => ({ label, value: values[n] }))} />
        <p className={style['signs']}>
          {t.signs.map((sign) => (
            <span key={sign}>{sign}</span>
          ))}
        </p>
      </div>
    </PrintPage>
  );
}
