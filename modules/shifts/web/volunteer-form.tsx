// The application: name, community, party status, what one can do. No ID number: the volunteer number stands in its place (MZ/T 061-2015).
import { useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { type PartyStatus, partyStatuses, partyTitles, type Skill, skills, skillTitles } from '../shared/roster.ts';
import style from './shifts.module.css';

const messages = {
  zh: {
    name: '姓名',
    unit: '所在社区',
    choose: '选一个社区',
    status: '政治面貌',
    skills: '特长（可不选）',
    phone: '手机号',
    consent: '同意',
    yes: '本人同意社区用这些信息安排志愿服务，可随时退出',
    press: '报名',
    wanting: '写明姓名、社区，并同意',
    wantingPhone: '写明手机号',
  },
  en: {
    name: 'Name',
    unit: 'Community',
    choose: 'Choose one',
    status: 'Party status',
    skills: 'Skills (optional)',
    phone: 'Mobile number',
    consent: 'Consent',
    yes: 'I agree that my community uses this to arrange volunteering; I may leave at any time',
    press: 'Apply',
    wanting: 'Name, community and consent are needed',
    wantingPhone: 'A mobile number is needed',
  },
};

export type Told = {
  unitId: string;
  name: string;
  partyStatus: PartyStatus;
  skills: Skill[];
  consents: boolean;
  phone: string;
};
type Props = {
  title: string;
  communities: readonly { unitId: string; name: string }[];
  withPhone?: boolean;
  run: { isSending: boolean; problem: ProblemBody | undefined; again: (() => void) | undefined };
  onSend: (told: Told) => void;
  onClose: () => void;
};

export function VolunteerForm({ title, communities, withPhone = false, run, onSend, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState(communities.length === 1 ? (communities[0]?.unitId ?? '') : '');
  const [partyStatus, setStatus] = useState<PartyStatus>('none');
  const [chosen, setChosen] = useState<readonly Skill[]>([]);
  const [phone, setPhone] = useState('');
  const [consents, setConsents] = useState<readonly 'yes'[]>([]);
  const isWhole = name.trim() !== '' && unitId !== '' && consents.length > 0;
  const wanting = !isWhole ? t.wanting : withPhone && phone.trim() === '' ? t.wantingPhone : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <Button
          kind="primary"
          big
          wide
          busy={run.isSending}
          whyNot={wanting}
          onPress={() =>
            onSend({ unitId, name: name.trim(), partyStatus, skills: [...chosen], consents: true, phone: phone.trim() })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.name} value={name} maxLength={40} autoComplete="name" onChange={setName} />
        <Select
          label={t.unit}
          value={unitId}
          placeholder={t.choose}
          onChange={setUnitId}
          options={communities.map((one) => ({ value: one.unitId, label: one.name }))}
        />
        {withPhone && <TextField label={t.phone} type="tel" value={phone} maxLength={20} onChange={setPhone} />}
        <Select
          label={t.status}
          value={partyStatus}
          onChange={setStatus}
          options={partyStatuses.map((value) => ({ value, label: words(partyTitles[value]) }))}
        />
        <Choices
          label={t.skills}
          value={chosen}
          onChange={setChosen}
          options={skills.map((value) => ({ value, label: words(skillTitles[value]) }))}
        />
        <Choices label={t.consent} value={consents} onChange={setConsents} options={[{ value: 'yes', label: t.yes }]} />
        {wanting && <p className="muted">{wanting}</p>}
        <ProblemNote problem={run.problem} again={run.again} />
      </div>
    </Sheet>
  );
}
