// 查漏补缺: what was late or never done stands here by itself until somebody is to mend it by a day; whatever else was seen is added.
import { useState } from 'react';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, StaffField } from '#modules/identity/web/public.ts';
import { injectionStates, isGap } from '../../shared/act.ts';
import { mendGap, nameGap } from '../../shared/commands.ts';
import type { DrillPage, Injection } from '../../shared/queries.ts';
import style from '../drills.module.css';
import { toneOf } from '../words.ts';

const messages = {
  zh: {
    title: '问题和整改',
    none: '没有发现问题',
    noneYet: '到现在没有超时或没做的',
    add: '加一个问题',
    give: '派人整改',
    by: (name: string) => `${name} 整改`,
    until: '前',
    late: '超期',
    mended: '已整改',
    mend: '整改好了',
    note: '怎么改的',
    text: '什么问题',
    mender: '谁来改',
    menderHow: '按姓名、首字母或电话尾号找',
    outside: '外单位的人，直接写名字',
    inside: '从工作人员里选',
    day: '哪天前改好',
    save: '登记',
    needed: '都要写',
  },
  en: {
    title: 'Gaps',
    none: 'No gaps found',
    noneYet: 'Nothing late or left out so far',
    add: 'Add a gap',
    give: 'Give it to somebody',
    by: (name: string) => `mended by ${name}`,
    until: 'by',
    late: 'late',
    mended: 'Mended',
    mend: 'It is mended',
    note: 'How',
    text: 'What was wrong',
    mender: 'Who mends it',
    menderHow: 'Found by name, initials or the end of the phone',
    outside: 'Somebody outside: write the name',
    inside: 'Choose from the staff',
    day: 'By which day',
    save: 'Put down',
    needed: 'All of it is needed',
  },
};

type Opened = { injection?: Injection } | { gapId: string; text: string };

/** What was late or never done, and nobody was named to mend yet. */
export function bareGaps({ gaps, injections }: DrillPage): readonly Injection[] {
  const given = new Set(gaps.map(({ injectionId }) => injectionId));
  return injections.filter((one) => isGap(one.state) && !given.has(one.injectionId));
}

export function Gaps({ drill }: { drill: DrillPage }) {
  const t = useMessages(messages);
  const words = useWords();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const bare = bareGaps(drill);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <div className={style['line']}>
        <h2>{t.title}</h2>
        <span className={style['grow']} />
        {drill.mayRun && (
          <Button icon="plus" onPress={() => setOpened({})}>
            {t.add}
          </Button>
        )}
      </div>
      {bare.length + drill.gaps.length === 0 && <p className="muted">{drill.endedAt ? t.none : t.noneYet}</p>}
      <ul>
        {bare.map((one) => (
          <li key={one.injectionId} className={style['row']}>
            <div className={style['line']}>
              <b>{one.text}</b>
              <Tag tone={toneOf[one.state]}>{words(injectionStates[one.state])}</Tag>
              <span className={style['grow']} />
              {drill.mayRun && (
                <Button label={`${t.give} ${one.text}`} onPress={() => setOpened({ injection: one })}>
                  {t.give}
                </Button>
              )}
            </div>
          </li>
        ))}
        {drill.gaps.map((gap) => (
          <li key={gap.gapId} className={style['row']}>
            <div className={style['line']}>
              <b>{gap.text}</b>
              {gap.mendedAt ? <Tag tone="green">{t.mended}</Tag> : gap.isLate && <Tag tone="red">{t.late}</Tag>}
              <span className={style['grow']} />
              {drill.mayRun && !gap.mendedAt && (
                <Button label={`${t.mend} ${gap.text}`} onPress={() => setOpened({ gapId: gap.gapId, text: gap.text })}>
                  {t.mend}
                </Button>
              )}
            </div>
            <p className="muted">
              {t.by(gap.menderName)} · <Day on={gap.mendBy} />
              {t.until}
              {gap.mendedNote && ` · ${gap.mendedNote}`}
            </p>
          </li>
        ))}
      </ul>
      {opened &&
        ('gapId' in opened ? (
          <MendSheet gap={opened} onClose={close} />
        ) : (
          <GapSheet drillId={drill.drillId} unitId={drill.unitId} of={opened.injection} onClose={close} />
        ))}
    </section>
  );
}

type GapProps = { drillId: string; unitId: string; of: Injection | undefined; onClose(): void };
function GapSheet({ drillId, unitId, of, onClose }: GapProps) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [gapId] = useState(newId);
  const [text, setText] = useState(of ? `${of.text}：${words(injectionStates[of.state])}` : '');
  const [mender, setMender] = useState<Found>();
  /** Of somebody who is not on the staff; undefined: chosen. */
  const [menderName, setName] = useState<string>();
  const [mendBy, setBy] = useState(() => addDays(dateOf(now), 7));
  const act = useCommand(nameGap, { invalidates: ['drill.'], onDone: onClose });
  const isWhole =
    text.trim() !== '' && (menderName === undefined ? mender !== undefined : menderName.trim() !== '') && mendBy !== '';
  return (
    <AskSheet
      title={of ? t.give : t.add}
      press={t.save}
      busy={act.isSending}
      whyNot={isWhole ? undefined : t.needed}
      problem={act.problem}
      again={act.again}
      onSubmit={() =>
        void act.run({
          drillId,
          gapId,
          injectionId: of?.injectionId,
          text: text.trim(),
          ...(menderName === undefined ? { menderId: mender?.id } : { menderName: menderName.trim() }),
          mendBy,
        })
      }
      onClose={onClose}
    >
      <TextField label={t.text} lines={2} maxLength={500} value={text} onChange={setText} />
      {menderName === undefined ? (
        <StaffField label={t.mender} hint={t.menderHow} unitId={unitId} chosen={mender} onChange={setMender} />
      ) : (
        <TextField label={t.mender} maxLength={60} value={menderName} onChange={setName} autoFocus />
      )}
      {mender === undefined && (
        <Button
          kind="quiet"
          icon={menderName === undefined ? 'pencil' : 'search'}
          onPress={() => setName(menderName === undefined ? '' : undefined)}
        >
          {menderName === undefined ? t.outside : t.inside}
        </Button>
      )}
      <TextField label={t.day} type="date" value={mendBy} onChange={setBy} />
    </AskSheet>
  );
}

function MendSheet({ gap, onClose }: { gap: { gapId: string; text: string }; onClose(): void }) {
  const t = useMessages(messages);
  const [note, setNote] = useState('');
  const act = useCommand(mendGap, { invalidates: ['drill.'], onDone: onClose });
  return (
    <AskSheet
      title={t.mend}
      press={t.mend}
      busy={act.isSending}
      whyNot={note.trim() === '' ? t.needed : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => void act.run({ gapId: gap.gapId, note: note.trim() })}
      onClose={onClose}
    >
      <p className="strong">{gap.text}</p>
      <TextField label={t.note} lines={2} maxLength={500} value={note} onChange={setNote} autoFocus />
    </AskSheet>
  );
}
