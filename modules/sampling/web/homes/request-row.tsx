// One home to be visited, at the desk and at the door: when one comes, and how it ended.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { homeDone, setHomeSlot } from '../../shared/commands.ts';
import type { listHome } from '../../shared/queries.ts';
import { homeOutcomes, keysOf } from '../../shared/words.ts';
import style from '../sampling.module.css';
import { SlotFields, useSlot } from './slot-fields.tsx';

const messages = {
  zh: {
    isolated: '隔离户：一户一管，二级防护',
    noSlot: '还没约时间',
    slot: '约时间',
    end: '办结',
    note: '情况（拒绝要写明）',
    wantingNote: '写明情况',
    wantingSlot: '写明上门时间',
  },
  en: {
    isolated: 'In isolation: a tube of its own, level-2 protection',
    noSlot: 'No time yet',
    slot: 'Say when',
    end: 'How it ended',
    note: 'What happened (a refusal must say)',
    wantingNote: 'Say what happened',
    wantingSlot: 'Say when one comes',
  },
};

export type HomeRequest = QueryAnswer<typeof listHome>['requests'][number];

export function RequestRow({ request }: { request: HomeRequest }) {
  const t = useMessages(messages);
  const words = useWords();
  const [open, setOpen] = useState<'slot' | 'end'>();
  const { outcome, slotFrom, slotTo } = request;
  return (
    <li>
      <div className={style['name']}>
        <b>{request.name || request.address}</b>
        <span className="muted">
          {request.address} · {request.reason} · {request.byName}
        </span>
        {request.isIsolated && <Tag tone="red">{t.isolated}</Tag>}
      </div>
      <span className={style['row']}>
        {slotFrom && slotTo ? (
          <span>
            <Moment at={slotFrom} short /> – <Moment at={slotTo} short />
          </span>
        ) : (
          !outcome && <Tag tone="amber">{t.noSlot}</Tag>
        )}
        {request.note}
      </span>
      <span className={style['row']}>
        {outcome ? (
          <Tag tone={outcome === 'sampled' ? 'green' : 'amber'}>{words(homeOutcomes[outcome])}</Tag>
        ) : (
          <>
            <Button onPress={() => setOpen('slot')}>{t.slot}</Button>
            <Button onPress={() => setOpen('end')}>{t.end}</Button>
          </>
        )}
      </span>
      {open === 'slot' && <SlotSheet request={request} onClose={() => setOpen(undefined)} />}
      {open === 'end' && <EndSheet request={request} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

type Props = { request: HomeRequest; onClose: () => void };

function SlotSheet({ request, onClose }: Props) {
  const t = useMessages(messages);
  const slot = useSlot();
  const set = useCommand(setHomeSlot, { invalidates: ['sampling.'], onDone: onClose });
  const whyNot = slot.isTold ? slot.whyNot : t.wantingSlot;
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t.slot} · ${request.name || request.address}`}
      foot={
        <Button
          kind="primary"
          busy={set.isSending}
          whyNot={whyNot}
          onPress={() =>
            void set.run({
              requestId: request.requestId,
              slotFrom: `${slot.from}:00+08:00`,
              slotTo: `${slot.to}:00+08:00`,
            })
          }
        >
          {t.slot}
        </Button>
      }
    >
      <div className={style['form']}>
        <SlotFields slot={slot} />
        <ProblemNote problem={set.problem} again={set.again} />
      </div>
    </Sheet>
  );
}

function EndSheet({ request, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [note, setNote] = useState('');
  const end = useCommand(homeDone, { invalidates: ['sampling.'], onDone: onClose });
  return (
    <Sheet open onClose={onClose} title={`${t.end} · ${request.name || request.address}`}>
      <div className={style['form']}>
        <TextField label={t.note} value={note} maxLength={300} onChange={setNote} />
        <div className={style['row']}>
          {keysOf(homeOutcomes).map((outcome) => (
            <Button
              key={outcome}
              busy={end.isSending}
              whyNot={outcome === 'refused' && note.trim() === '' ? t.wantingNote : undefined}
              onPress={() => void end.run({ requestId: request.requestId, outcome, note: note.trim() })}
            >
              {words(homeOutcomes[outcome])}
            </Button>
          ))}
        </div>
        <ProblemNote problem={end.problem} again={end.again} />
      </div>
    </Sheet>
  );
}
