// Who is to stand on a shift: staff of the area, those sent down, volunteers, in one list (J3) with their hours; who stands elsewhere then cannot be chosen.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { useRested } from '#modules/identity/web/public.ts';
import { assignShift, replaceOnShift } from '../shared/commands.ts';
import { type Candidate, type RosterLine, type RosterShift, shiftCandidates } from '../shared/queries.ts';
import { type ShiftWords, skillTitles } from '../shared/roster.ts';
import { FatigueTag } from './fatigue-tag.tsx';
import style from './shifts.module.css';

const messages = {
  zh: {
    title: (site: string) => `${site}：排人`,
    replace: (name: string) => `谁来替 ${name}`,
    role: '岗位',
    find: '找人（姓名或志愿者编号）',
    list: '可以排的人',
    busy: (at: string) => `这段时间在${at}`,
    clash: '不在空闲时间',
    reason: '为什么换人',
    press: (n: number) => (n === 0 ? '选人' : `排 ${n} 人`),
    change: '换人',
    wanting: '先选人',
    wantingReason: '写明原因',
    none: '没有找到',
    more: '人很多，输入名字找',
    sorts: { staff: '', seconded: '下沉', volunteer: '志愿者' } satisfies Record<Candidate['sort'], string>,
  },
  en: {
    title: (site: string) => `${site}: put on`,
    replace: (name: string) => `Who comes for ${name}`,
    role: 'Role',
    find: 'Find (name or volunteer number)',
    list: 'Who may stand here',
    busy: (at: string) => `stands at ${at} then`,
    clash: 'outside their times',
    reason: 'Why',
    press: (n: number) => (n === 0 ? 'Choose' : `Put ${n} on`),
    change: 'Replace',
    wanting: 'Choose first',
    wantingReason: 'A reason is needed',
    none: 'Nobody found',
    more: 'There are many: type a name',
    sorts: { staff: '', seconded: 'seconded', volunteer: 'volunteer' },
  },
};

type Props = {
  shift: RosterShift;
  words: ShiftWords;
  role: string;
  replaces: RosterLine | undefined;
  onClose: () => void;
};
const keyOf = ({ postId, volunteerId }: Pick<Candidate, 'postId' | 'volunteerId'>) => postId ?? volunteerId ?? '';

export function PickPeople({ shift, words: all, role: first, replaces, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [role, setRole] = useState(first);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<readonly Candidate[]>([]);
  const [newLineId] = useState(newId);
  const { shiftId } = shift;
  const asked = useAsk(shiftCandidates, { shiftId, text: useRested(text.trim()) }, { keep: true });
  const assign = useCommand(assignShift, { invalidates: ['shift.'], onDone: onClose });
  const replace = useCommand(replaceOnShift, { invalidates: ['shift.'], onDone: onClose });
  const toggle = (one: Candidate) =>
    setChosen((before) => {
      const rest = before.filter((other) => keyOf(other) !== keyOf(one));
      if (rest.length < before.length) return rest;
      return replaces ? [one] : [...before, one];
    });
  const whom = ({ postId, volunteerId }: Candidate) =>
    postId ? { postId } : { volunteerId: volunteerId ?? undefined };
  const press = () => {
    const [one] = chosen;
    if (replaces && one) void replace.run({ lineId: replaces.lineId, newLineId, reason: reason.trim(), ...whom(one) });
    else void assign.run({ shiftId, lines: chosen.map((each) => ({ lineId: newId(), role, ...whom(each) })) });
  };
  const wanting = chosen.length === 0 ? t.wanting : replaces && reason.trim() === '' ? t.wantingReason : undefined;
  const run = replaces ? replace : assign;
  return (
    <Sheet
      open
      onClose={onClose}
      title={replaces ? t.replace(replaces.name) : t.title(shift.siteTitle)}
      foot={
        <Button kind="primary" busy={run.isSending} whyNot={wanting} onPress={press}>
          {replaces ? t.change : t.press(chosen.length)}
        </Button>
      }
    >
      <div className={style['form']}>
        {replaces ? (
          <TextField label={t.reason} value={reason} maxLength={200} onChange={setReason} />
        ) : (
          <Select
            label={t.role}
            value={role}
            onChange={setRole}
            options={all.roles.map(({ code, title }) => ({ value: code, label: words(title) }))}
          />
        )}
        <TextField label={t.find} type="search" value={text} maxLength={40} onChange={setText} />
        {asked.isFirst && <Skeleton lines={3} />}
        <div className={style['scroll']} role="group" aria-label={t.list}>
          {(asked.answer?.rows ?? []).map((one) => (
            <button
              key={keyOf(one)}
              type="button"
              className={style['pick']}
              aria-pressed={chosen.some((other) => keyOf(other) === keyOf(one))}
              aria-disabled={one.busyAt !== null || undefined}
              onClick={() => one.busyAt === null && toggle(one)}
            >
              <span className={style['who']}>
                <b>{one.name}</b>
                {t.sorts[one.sort] && <Tag>{t.sorts[one.sort]}</Tag>}
                <span className="muted">
                  {[one.fromText, ...one.skills.map((skill) => words(skillTitles[skill]))].join(' · ')}
                </span>
                {one.busyAt !== null && <span className="faint">{t.busy(one.busyAt)}</span>}
                {one.busyAt === null && !one.isAvailable && <span className="soon">{t.clash}</span>}
              </span>
              {one.busyAt === null && <FatigueTag fatigue={one.fatigue} />}
            </button>
          ))}
          {asked.answer?.rows.length === 0 && <p className="muted">{t.none}</p>}
        </div>
        {asked.answer?.hasMore && <p className="faint">{t.more}</p>}
        <ProblemNote problem={run.problem ?? asked.problem} again={run.again ?? asked.again} />
      </div>
    </Sheet>
  );
}
