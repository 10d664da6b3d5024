// The fields of a resident, for somebody new.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { politicalCodes, politicalTitles } from '../../shared/person.ts';
import type { PersonForm } from './correction.ts';

const messages = {
  zh: {
    sex: '性别',
    male: '男',
    female: '女',
    bornOn: '出生日期',
    fromNumber: '填了身份证号就不用填',
    phone: '电话',
    political: '政治面貌',
    unknown: '未登记',
    note: '备注',
  },
  en: {
    sex: 'Sex',
    male: 'Male',
    female: 'Female',
    bornOn: 'Born on',
    fromNumber: 'Not needed with an identity number',
    phone: 'Phone',
    political: 'Political status',
    unknown: 'Not recorded',
    note: 'Note',
  },
};

export function PersonFields({ form, put }: { form: PersonForm; put(change: Partial<PersonForm>): void }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <>
      <Choice
        label={t.sex}
        value={form.sex || undefined}
        onChange={(sex) => put({ sex })}
        options={[
          { value: 'male', label: t.male },
          { value: 'female', label: t.female },
        ]}
      />
      <TextField
        label={t.bornOn}
        hint={t.fromNumber}
        type="date"
        value={form.bornOn}
        onChange={(bornOn) => put({ bornOn })}
      />
      <TextField
        label={t.phone}
        type="tel"
        value={form.phone}
        maxLength={40}
        autoComplete="off"
        onChange={(phone) => put({ phone })}
      />
      <Select
        label={t.political}
        value={form.political || 'unknown'}
        onChange={(value) => put({ political: value === 'unknown' ? '' : value })}
        options={[
          { value: 'unknown' as const, label: t.unknown },
          ...politicalCodes.map((code) => ({ value: code, label: words(politicalTitles[code]) })),
        ]}
      />
      <TextField label={t.note} lines={2} maxLength={500} value={form.note} onChange={(note) => put({ note })} />
    </>
  );
}
