// A shift of a site, or a watch of the unit: the day, the hours, the task, how many of each role.
import { useState } from 'react';
import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { planShift } from '../../shared/commands.ts';
import type { Site } from '../../shared/queries.ts';
import type { ShiftWords, Wanted } from '../../shared/roster.ts';
import style from '../shifts.module.css';
import { minutesOf, titleOfRole } from '../words.ts';

const messages = {
  zh: {
    title: (site: string) => `${site}：加班次`,
    watch: '排值班',
    on: '日期',
    from: '从',
    until: '到',
    next: '不晚于“从”就算次日',
    task: '任务',
    press: '加班次',
    wanting: '写明日期、时间和任务',
    duty: '值班待命',
  },
  en: {
    title: (site: string) => `${site}: a shift`,
    watch: 'A watch',
    on: 'Day',
    from: 'From',
    until: 'Until',
    next: 'Not after “from”: the next day',
    task: 'Task',
    press: 'Add the shift',
    wanting: 'Day, hours and task are needed',
    duty: 'On call',
  },
};

type Props = { site: Site | undefined; words: ShiftWords; monday: string; onClose: () => void };

export function PlanSheet({ site, words: all, monday, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [shiftId] = useState(newId);
  const tomorrow = addDays(dateOf(now), 1);
  const [on, setOn] = useState(monday > tomorrow ? monday : tomorrow);
  const [from, setFrom] = useState('08:00');
  const [until, setUntil] = useState(site ? '14:00' : '08:00');
  const [task, setTask] = useState(site ? '' : t.duty);
  const [wanted, setWanted] = useState<Wanted>(site?.wanted ?? [{ role: 'duty', count: 1 }]);
  const plan = useCommand(planShift, { invalidates: ['shift.week'], onDone: onClose });
  const [begins, ends] = [minutesOf(from), minutesOf(until)];
  const isWhole = on !== '' && begins !== undefined && ends !== undefined && task.trim() !== '';
  const press = () => {
    if (begins === undefined || ends === undefined) return;
    const last = ends <= begins ? addDays(on, 1) : on;
    void plan.run({
      shiftId,
      siteId: site?.siteId,
      kind: site ? 'work' : 'on_call',
      task: task.trim(),
      from: new Date(instantAt(on, begins)).toISOString(),
      until: new Date(instantAt(last, ends)).toISOString(),
      wanted: wanted.filter(({ count }) => count > 0),
    });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={site ? t.title(site.title) : t.watch}
      foot={
        <Button kind="primary" busy={plan.isSending} whyNot={isWhole ? undefined : t.wanting} onPress={press}>
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <div className={style['pair']}>
          <TextField label={t.on} type="date" value={on} onChange={setOn} />
          <TextField label={t.from} type="time" value={from} onChange={setFrom} />
          <TextField label={t.until} type="time" value={until} hint={t.next} onChange={setUntil} />
        </div>
        <TextField label={t.task} value={task} maxLength={200} onChange={setTask} />
        <WantedFields wanted={wanted} roleTitle={(role) => words(titleOfRole(all, role))} onChange={setWanted} />
        <ProblemNote problem={plan.problem} again={plan.again} />
      </div>
    </Sheet>
  );
}

export function WantedFields({
  wanted,
  roleTitle,
  onChange,
}: {
  wanted: Wanted;
  roleTitle: (role: string) => string;
  onChange: (wanted: Wanted) => void;
}) {
  return (
    <div className={style['pair']}>
      {wanted.map(({ role, count }) => (
        <TextField
          key={role}
          label={roleTitle(role)}
          type="number"
          inputMode="numeric"
          value={String(count)}
          onChange={(text) =>
            onChange(
              wanted.map((one) =>
                one.role === role ? { role, count: Math.max(0, Math.min(200, Number(text) || 0)) } : one,
              ),
            )
          }
        />
      ))}
    </div>
  );
}
