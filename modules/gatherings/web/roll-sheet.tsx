// 点名: the register as a list, one tap a person, one save. Who has come already stands at the end and is not tapped again.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { holdGathering } from '../shared/commands.ts';
import { type AttendMode, attendTitles, kindWords } from '../shared/gathering.ts';
import { type GatheringPage, gatheringRoll } from '../shared/queries.ts';
import style from './gatherings.module.css';
import { cameOf, modesOf, type Ticks, tick, whyNotSave } from './roll.ts';

const messages = {
  zh: {
    title: '点名',
    find: '找人（姓名、首字母）',
    how: '怎么参加的',
    howHint: '先选方式，再点人；每个人记点的时候选的方式',
    hours: '每人服务几小时（可不填）',
    publicCount: '另有群众多少人（可不填）',
    list: '名单',
    here: '已记',
    none: '名单上没有这个人',
    noRegister: '这次活动没有选台账，只记人数。',
    more: (shown: number, total: number) => `名单共 ${total} 人，先列出 ${shown} 人，其余请按姓名找`,
    save: (n: number) => (n > 0 ? `保存 ${n} 人` : '保存'),
    why: { nobody: '点人，或写人数', number: '人数写整数', hours: '小时按半小时记' },
    queued: '已记下，有网就送',
  },
  en: {
    title: 'Call the roll',
    find: 'Find (name, initials)',
    how: 'How they took part',
    howHint: 'Choose first, then tap: each person is kept with what was chosen',
    hours: 'Hours of service each (optional)',
    publicCount: 'How many of the public besides (optional)',
    list: 'The roll',
    here: 'recorded',
    none: 'Nobody of that name on the roll',
    noRegister: 'This one has no register: a number only.',
    more: (shown: number, total: number) => `${shown} of ${total}: find the others by name`,
    save: (n: number) => (n > 0 ? `Save ${n}` : 'Save'),
    why: { nobody: 'Tap who came, or give a number', number: 'A whole number', hours: 'Hours in halves' },
    queued: 'Kept; sent when there is a network',
  },
};

export function RollSheet({ page, onClose }: { page: GatheringPage; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { gathering } = page;
  const { gatheringId } = gathering;
  const modes = modesOf(gathering.mode);
  const [mode, setMode] = useState<AttendMode>(modes[0] ?? 'on_spot');
  const [text, setText] = useState('');
  const [ticks, setTicks] = useState<Ticks>({});
  const [hours, setHours] = useState('');
  const [publicCount, setPublicCount] = useState('');
  const hasRoll = gathering.registerTitle !== null;
  const roll = useAsk(gatheringRoll, { gatheringId, text: text.trim() }, { enabled: hasRoll, keep: true });
  const act = useCommand(holdGathering, { invalidates: ['gathering.', 'duty.', 'visit.'], onDone: onClose });
  const count = Object.keys(ticks).length;
  const why = whyNotSave(gathering.kind, count, publicCount, hours);

  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t.title} · ${gathering.topic}`}
      foot={
        <Button
          kind="primary"
          big
          wide
          busy={act.isSending}
          whyNot={why && t.why[why]}
          onPress={() =>
            void act.run({
              gatheringId,
              came: cameOf(ticks, hours),
              publicCount: publicCount.trim() === '' ? undefined : Number(publicCount),
            })
          }
        >
          {t.save(count)}
        </Button>
      }
    >
      <div className={style['form']}>
        {hasRoll ? (
          <>
            {modes.length > 1 && (
              <Choice
                label={t.how}
                hint={t.howHint}
                value={mode}
                onChange={setMode}
                options={modes.map((value) => ({ value, label: words(attendTitles[value]) }))}
              />
            )}
            <TextField label={t.find} type="search" value={text} onChange={setText} />
            {roll.isFirst && <Skeleton lines={5} />}
            {!roll.answer && <ProblemNote problem={roll.problem} again={roll.again} />}
            <ul className={style['roll']} aria-label={t.list}>
              {roll.answer?.rows.map((one) => {
                const ticked = ticks[one.personId];
                return (
                  <li key={one.personId}>
                    <button
                      type="button"
                      aria-pressed={one.hasCome || ticked !== undefined}
                      disabled={one.hasCome}
                      onClick={() => setTicks((before) => tick(before, one.personId, mode, newId))}
                    >
                      <span className={style['box']} aria-hidden="true" />
                      <span>
                        <b>{one.name}</b>
                        <span className="muted">{one.address}</span>
                      </span>
                      <span className="muted">{one.hasCome ? t.here : ticked && words(attendTitles[ticked.mode])}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {roll.answer?.rows.length === 0 && <p className="muted">{t.none}</p>}
            {roll.answer && text.trim() === '' && roll.answer.rows.length < roll.answer.total && (
              <p className="faint">{t.more(roll.answer.rows.length, roll.answer.total)}</p>
            )}
            {kindWords[gathering.kind].countsHours && (
              <TextField label={t.hours} inputMode="decimal" value={hours} onChange={setHours} />
            )}
          </>
        ) : (
          <p className="muted">{t.noRegister}</p>
        )}
        <TextField label={t.publicCount} inputMode="numeric" value={publicCount} onChange={setPublicCount} />
        <ProblemNote problem={act.problem} again={act.again} />
        {act.phase === 'queued' && <p className="muted">{t.queued}</p>}
      </div>
    </Sheet>
  );
}
