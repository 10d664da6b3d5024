// 任命 and 安排下沉: who, as what, where, until when. Roles offered are those this post may give; units those where the role may stand.
import { useState } from 'react';
import { instantAt } from '#kernel/shared/clock/time.ts';
import type { CommandInput } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { unitKinds } from '#modules/territory/shared/unit.ts';
import { appointPost, startSecondment } from '../../shared/commands.ts';
import { appointableRoles, mayStandAt, secondmentRoles } from '../../shared/post.ts';
import { AskSheet } from '../parts/ask-sheet.tsx';
import type { Found } from '../parts/find-field.tsx';
import { StaffField } from '../parts/staff-field.tsx';
import { UnitField } from '../parts/unit-field.tsx';

type Basis = CommandInput<typeof appointPost>['basis'] & string;
const bases = ['home', 'contracted', 'temporary'] as const satisfies readonly Basis[];

const messages = {
  zh: {
    appoint: '任命岗位',
    second: '安排下沉',
    press: '任命',
    pressSecond: '安排',
    staff: '谁',
    staffHow: '输入姓名、首字母或手机尾号；没有这个人就先登记',
    role: '岗位',
    choose: '请选择',
    unit: '单位',
    basis: '性质',
    bases: { home: '本职', contracted: '包保', temporary: '临时' } satisfies Record<Basis, string>,
    from: '从哪天起（可不填）',
    fromHow: '不填就从现在起',
    reversed: '结束日期早于开始日期',
    until: '到哪天为止（可不填）',
    untilHow: '当天晚上 24 点结束',
    needed: '还要选人、岗位和单位',
    keeps: '原来的岗位照常保留，两个岗位各看各的范围。',
  },
  en: {
    appoint: 'Appoint',
    second: 'Second to the front line',
    press: 'Appoint',
    pressSecond: 'Second',
    staff: 'Who',
    staffHow: 'Name, initials or last digits; add them first if they are not there',
    role: 'Post',
    choose: 'Choose',
    unit: 'Unit',
    basis: 'Basis',
    bases: { home: 'Own post', contracted: 'Contracted', temporary: 'Temporary' },
    from: 'First day (optional)',
    fromHow: 'Empty: from now on',
    reversed: 'The last day is before the first',
    until: 'Last day (optional)',
    untilHow: 'Ends at midnight of that day',
    needed: 'Person, post and unit are needed',
    keeps: 'The home post stays; each post has its own scope.',
  },
};

/** `roles`: only these may stand at the unit it was opened for. */
export type Appointing = { isSecondment: boolean; unit?: Found; role?: Role; roles?: readonly Role[] };

export function AppointSheet({
  isSecondment,
  unit: firstUnit,
  role: firstRole,
  roles: firstRoles,
  onClose,
}: Appointing & { onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [postId] = useState(newId);
  const [staff, setStaff] = useState<Found>();
  const [role, setRole] = useState<Role | ''>(firstRole ?? '');
  const [unit, setUnit] = useState<Found | undefined>(firstUnit);
  const [basis, setBasis] = useState<Basis>('home');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const done = { onDone: onClose, invalidates: ['post.', 'staff.'] };
  const appoint = useCommand(appointPost, done);
  const second = useCommand(startSecondment, done);
  const act = isSecondment ? second : appoint;
  const offered = appointableRoles(post.role).roles.filter(
    (one) =>
      (!isSecondment || (secondmentRoles as readonly Role[]).includes(one)) &&
      (!firstRoles || firstRoles.includes(one)),
  );
  const kinds = role === '' ? unitKinds : unitKinds.filter((kind) => mayStandAt(role, kind));

  const isReversed = from !== '' && until !== '' && until < from;
  const whyNot = staff && unit && role !== '' ? (isReversed ? t.reversed : undefined) : t.needed;

  function submit(): void {
    if (!staff || !unit || role === '') return;
    const shared = {
      postId,
      staffId: staff.id,
      unitId: unit.id,
      ...(from ? { from: new Date(instantAt(from)).toISOString() } : {}),
      ...(until ? { until: new Date(instantAt(until, 24 * 60)).toISOString() } : {}),
    };
    if (isSecondment) void second.run({ ...shared, role: role as (typeof secondmentRoles)[number] });
    else void appoint.run({ ...shared, role, basis });
  }

  return (
    <AskSheet
      title={isSecondment ? t.second : t.appoint}
      press={isSecondment ? t.pressSecond : t.press}
      busy={act.isSending}
      whyNot={whyNot}
      problem={act.problem}
      again={act.again}
      onSubmit={submit}
      onClose={onClose}
    >
      {isSecondment && <Note>{t.keeps}</Note>}
      <StaffField label={t.staff} hint={t.staffHow} chosen={staff} onChange={setStaff} />
      <Select
        label={t.role}
        placeholder={t.choose}
        value={role}
        onChange={(chosen: Role) => {
          setRole(chosen);
          if (!firstUnit) setUnit(undefined);
        }}
        options={offered.map((one) => ({ value: one, label: words(roles[one].title) }))}
      />
      <UnitField label={t.unit} kinds={kinds} showsFirst={role !== ''} chosen={unit} onChange={setUnit} />
      {!isSecondment && (
        <Select
          label={t.basis}
          value={basis}
          onChange={setBasis}
          options={bases.map((one) => ({ value: one, label: t.bases[one] }))}
        />
      )}
      <TextField label={t.from} hint={t.fromHow} type="date" value={from} onChange={setFrom} />
      <TextField label={t.until} hint={t.untilHow} type="date" value={until} onChange={setUntil} />
    </AskSheet>
  );
}
