// One form for each kind of setting: a yes or no, a number, office hours, the message gateway, the staffing of grids. A form hands up a whole
// value, or undefined while something in it is not right; the server judges it again.
import { type FunctionComponent, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { type SettingName, type SettingValue, settings } from '../../shared/settings.ts';
import { GatewayForm } from './gateway-form.tsx';
import { writeHours } from './hours.ts';
import { HoursForm } from './hours-form.tsx';
import { ReachForm } from './reach-form.tsx';
import { ShiftWordsForm } from './shift-words-form.tsx';
import { StaffingForm } from './staffing-form.tsx';

const messages = {
  zh: {
    yes: '是',
    no: '否',
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    shut: '休息',
    senders: { none: '不发', file: '写入服务器上的文件', http: '短信网关' },
    perWorker: (n: number) => `每 ${n} 户配 1 人`,
    reach: (minutes: number, detour: number, usual: number, elder: number) =>
      `步行 ${minutes} 分钟；直线距离乘 ${detour}，常人每小时 ${usual} 公里，老人 ${elder} 公里`,
    range: (from: number, to: number) => `${from} 到 ${to} 之间的整数`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    shut: 'shut',
    senders: { none: 'Not sent', file: 'Into a file on the server', http: 'Through a gateway' },
    perWorker: (n: number) => `One for ${n} households`,
    reach: (minutes: number, detour: number, usual: number, elder: number) =>
      `${minutes} minutes on foot; straight line × ${detour} at ${usual} km/h, elders ${elder} km/h`,
    range: (from: number, to: number) => `A whole number from ${from} to ${to}`,
  },
};

export type FormProps = { label: string; first: unknown; onChange(value: unknown): void };
export type Form = FunctionComponent<FormProps>;

function FlagForm({ label, first, onChange }: FormProps) {
  const t = useMessages(messages);
  const [flag, setFlag] = useState<'yes' | 'no'>(first === true ? 'yes' : 'no');
  return (
    <Choice
      label={label}
      value={flag}
      onChange={(chosen) => {
        setFlag(chosen);
        onChange(chosen === 'yes');
      }}
      options={[
        { value: 'yes', label: t.yes },
        { value: 'no', label: t.no },
      ]}
    />
  );
}

/** The bounds shown are those of the setting's own schema. */
function numberForm(name: SettingName): Form {
  return function NumberForm({ label, first, onChange }) {
    const t = useMessages(messages);
    const [text, setText] = useState(String(first));
    const schema = settings[name].schema;
    const { minValue = 0, maxValue = 0 } = schema as { minValue?: number; maxValue?: number };
    const isRight = schema.safeParse(text.trim() === '' ? Number.NaN : Number(text)).success;
    return (
      <TextField
        label={label}
        type="number"
        inputMode="numeric"
        value={text}
        hint={t.range(minValue, maxValue)}
        wrong={isRight ? undefined : t.range(minValue, maxValue)}
        onChange={(typed) => {
          setText(typed);
          const number = typed.trim() === '' ? Number.NaN : Number(typed);
          onChange(schema.safeParse(number).success ? number : undefined);
        }}
      />
    );
  };
}

export const forms: Record<SettingName, Form> = {
  second_factor_required: FlagForm,
  session_hours: numberForm('session_hours'),
  session_idle_minutes: numberForm('session_idle_minutes'),
  session_idle_field_minutes: numberForm('session_idle_field_minutes'),
  session_screen_days: numberForm('session_screen_days'),
  password_max_days: numberForm('password_max_days'),
  sign_in_tries: numberForm('sign_in_tries'),
  sign_in_lock_minutes: numberForm('sign_in_lock_minutes'),
  resident_session_days: numberForm('resident_session_days'),
  duty_step_minutes: numberForm('duty_step_minutes'),
  duty_within_minutes: numberForm('duty_within_minutes'),
  trace_reach_hours: numberForm('trace_reach_hours'),
  shift_amber_hours: numberForm('shift_amber_hours'),
  shift_red_hours: numberForm('shift_red_hours'),
  shift_setup_minutes: numberForm('shift_setup_minutes'),
  gift_leader_yuan: numberForm('gift_leader_yuan'),
  neighbour_board: FlagForm,
  shift_words: ShiftWordsForm,
  office_hours: HoursForm,
  message_sender: GatewayForm,
  staffing: StaffingForm,
  service_reach: ReachForm,
};

/** The value in words. */
export function ShownValue({ name, value }: { name: SettingName; value: unknown }) {
  const t = useMessages(messages);
  switch (name) {
    case 'office_hours': {
      const { week } = value as SettingValue<'office_hours'>;
      return (
        <ul>
          {week.map((day, i) => (
            <li key={t.weekdays[i]}>
              {t.weekdays[i]} {writeHours(day) || t.shut}
            </li>
          ))}
        </ul>
      );
    }
    case 'message_sender': {
      const sender = value as SettingValue<'message_sender'>;
      return sender.kind === 'http' ? `${t.senders.http} ${new URL(sender.url).host}` : t.senders[sender.kind];
    }
    case 'staffing':
      return t.perWorker((value as SettingValue<'staffing'>).householdsPerWorker);
    case 'service_reach': {
      const reach = value as SettingValue<'service_reach'>;
      return (
        <>
          {t.reach(reach.minutes, reach.detour, reach.walkingKmh, reach.elderKmh)}
          <br />
          <span className="faint">{reach.reason}</span>
        </>
      );
    }
    case 'shift_words': {
      const { roles, kinds } = value as SettingValue<'shift_words'>;
      return [...roles, ...kinds].map(({ title }) => title.zh).join('、');
    }
    case 'second_factor_required':
    case 'neighbour_board':
      return value === true ? t.yes : t.no;
    default:
      return String(value);
  }
}
