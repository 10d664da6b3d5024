// 登记人员: name, phone, title, home unit. An account is another matter: a building chief may never need one.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { addStaff } from '../../shared/commands.ts';
import { AskSheet } from '../parts/ask-sheet.tsx';
import type { Found } from '../parts/find-field.tsx';
import { UnitField } from '../parts/unit-field.tsx';

const messages = {
  zh: {
    title: '登记人员',
    press: '登记',
    name: '姓名',
    phone: '手机',
    work: '职务',
    home: '所在单位',
    needed: '还要填姓名和所在单位',
  },
  en: {
    title: 'Add staff',
    press: 'Add',
    name: 'Name',
    phone: 'Phone',
    work: 'Title',
    home: 'Home unit',
    needed: 'Name and home unit are needed',
  },
};

export function AddStaff({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const [staffId] = useState(newId);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [title, setTitle] = useState('');
  const [home, setHome] = useState<Found | undefined>({ id: post.unitId, label: post.unitName });
  const add = useCommand(addStaff, { onDone: onClose, invalidates: ['staff.'] });
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={add.isSending}
      whyNot={name.trim() !== '' && home ? undefined : t.needed}
      problem={add.problem}
      again={add.again}
      onSubmit={() =>
        home &&
        void add.run({
          staffId,
          name: name.trim(),
          homeUnitId: home.id,
          ...(phone.trim() ? { phone: phone.trim() } : {}),
          ...(title.trim() ? { title: title.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <TextField label={t.name} value={name} onChange={setName} maxLength={60} required autoFocus />
      <TextField label={t.phone} type="tel" inputMode="tel" value={phone} onChange={setPhone} maxLength={30} />
      <TextField label={t.work} value={title} onChange={setTitle} maxLength={60} />
      <UnitField label={t.home} chosen={home} onChange={setHome} />
    </AskSheet>
  );
}
