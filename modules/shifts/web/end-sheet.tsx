// 改结束时间: a shift goes on longer, or ends sooner. Whoever stands on it to its end goes with it, and so do their accounts (C22).
import { useState } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { addDays, dateOf, instantAt, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setShiftEnd } from '../shared/commands.ts';
import type { RosterShift } from '../shared/queries.ts';
import style from './shifts.module.css';
import { minutesOf } from './words.ts';

const messages = {
  zh: {
    title: '改结束时间',
    what: '班上的人和他们的临时账号一起改。断网的平板不用管：改后时间内做的都算。',
    until: '到',
    hint: '早于开始就是第二天',
    press: '改',
    wanting: '写上时间',
  },
  en: {
    title: 'Change the end',
    what: 'For everybody on it, and their accounts. A tablet off line need not hear of it: what is done by then counts.',
    until: 'Until',
    hint: 'Before the beginning: the next day',
    press: 'Change',
    wanting: 'A time is needed',
  },
};

export function EndSheet({ shift, onClose }: { shift: RosterShift; onClose: () => void }) {
  const t = useMessages(messages);
  const [until, setUntil] = useState(formatTime(instantOf(shift.until)));
  const change = useCommand(setShiftEnd, { invalidates: ['shift.'], onDone: onClose });
  const ends = minutesOf(until);
  const begins = instantOf(shift.from);
  const press = () => {
    if (ends === undefined) return;
    const on = dateOf(begins);
    const at = instantAt(on, ends) > begins ? instantAt(on, ends) : instantAt(addDays(on, 1), ends);
    void change.run({ shiftId: shift.shiftId, until: new Date(at).toISOString() });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={change.isSending}
          whyNot={ends === undefined ? t.wanting : undefined}
          onPress={press}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <p className="muted">{t.what}</p>
        <TextField label={t.until} type="time" value={until} hint={t.hint} onChange={setUntil} />
        <ProblemNote problem={change.problem} again={change.again} />
      </div>
    </Sheet>
  );
}
