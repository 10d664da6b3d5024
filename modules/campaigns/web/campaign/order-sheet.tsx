// 下达指令 (C4): to several units at once; headquarters says first to whom it was reported.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { sendOrder } from '../../shared/commands.ts';
import type { RoundHead } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { fieldOf, instantOfField } from '../words.ts';

const messages = {
  zh: {
    title: '下达指令',
    round: '哪一轮',
    units: '发给',
    text: '指令内容',
    usual: (round: string) => `立即启动${round}`,
    to: '已报告上级：报告给谁',
    toHow: '先报告，再下达',
    at: '什么时候报告的',
    press: '下达',
    wanting: { units: '选发给哪些单位', text: '写明指令内容', to: '先向上级报告' },
  },
  en: {
    title: 'Send an order',
    round: 'Round',
    units: 'To',
    text: 'Order',
    usual: (round: string) => `Start ${round} at once`,
    to: 'Reported up to',
    toHow: 'Report first, then order',
    at: 'When it was reported',
    press: 'Send',
    wanting: { units: 'Choose the units', text: 'Say the order', to: 'Report up first' },
  },
};

type Props = {
  rounds: readonly RoundHead[];
  below: readonly { unitId: string; name: string }[];
  reportsUpFirst: boolean;
  onClose: () => void;
};

export function OrderSheet({ rounds, below, reportsUpFirst, onClose }: Props) {
  const t = useMessages(messages);
  const now = useNow();
  const running = rounds.filter(({ endedAt }) => endedAt === null);
  const [orderId] = useState(newId);
  const [roundId, setRound] = useState(running[0]?.roundId ?? '');
  const [units, setUnits] = useState<string[]>(() => below.map(({ unitId }) => unitId));
  const [typed, setTyped] = useState<string>();
  const [to, setTo] = useState('');
  const [at, setAt] = useState(() => fieldOf(now));
  const text = typed ?? t.usual(running.find((round) => round.roundId === roundId)?.title ?? '');
  const send = useCommand(sendOrder, { invalidates: ['campaign.'], onDone: onClose });
  const whyNot =
    units.length === 0
      ? t.wanting.units
      : text.trim().length < 2
        ? t.wanting.text
        : reportsUpFirst && to.trim().length < 2
          ? t.wanting.to
          : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          icon="speaker"
          busy={send.isSending}
          whyNot={whyNot}
          onPress={() =>
            void send.run({
              orderId,
              roundId,
              unitIds: units,
              text: text.trim(),
              ...(to.trim() ? { reportedUp: { to: to.trim(), at: instantOfField(at) } } : {}),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        {reportsUpFirst && (
          <>
            <TextField label={t.to} hint={t.toHow} value={to} maxLength={60} onChange={setTo} />
            <TextField label={t.at} type="datetime-local" value={at} onChange={setAt} />
          </>
        )}
        {running.length > 1 && (
          <Select
            label={t.round}
            value={roundId}
            onChange={setRound}
            options={running.map((round) => ({ value: round.roundId, label: round.title }))}
          />
        )}
        <Choices
          label={t.units}
          value={units}
          onChange={setUnits}
          options={below.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
        <TextField label={t.text} lines={2} value={text} maxLength={500} onChange={setTyped} />
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={send.problem} again={send.again} />
      </div>
    </Sheet>
  );
}
