// 登记慰问品 (J6): what, from whom as they wish to be named, to whom, worth how much, what became of it.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { recordGift } from '../../shared/board-commands.ts';
import { FormSheet } from './board.tsx';

const messages = {
  zh: {
    title: '登记慰问品',
    what: '收到什么',
    from: '谁送的（按本人愿意写）',
    to: '谁收的',
    value: '估价（元）',
    done: '怎么用的',
    doneHint: '如：当场分给当班的人、转给独居老人',
    site: '在哪个岗点（可不选）',
    noSite: '不在岗点',
    wanting: '五项都要写，估价写数字',
  },
  en: {
    title: 'Put a gift on record',
    what: 'What',
    from: 'From whom (as they wish to be named)',
    to: 'To whom',
    value: 'Worth about (yuan)',
    done: 'What became of it',
    doneHint: 'Shared by who stood there, handed on to an elder',
    site: 'At which site (optional)',
    noSite: 'At none',
    wanting: 'All five are needed, the value as a number',
  },
};
type Props = { sites: readonly { siteId: string; title: string }[]; siteId?: string; onClose: () => void };

export function GiftSheet({ sites, siteId: first, onClose }: Props) {
  const t = useMessages(messages);
  const [giftId] = useState(newId);
  const [told, setTold] = useState({ what: '', fromName: '', toName: '', value: '', doneWith: '' });
  const [siteId, setSite] = useState(first ?? 'none');
  const save = useCommand(recordGift, { invalidates: ['gift.list'], onDone: onClose });
  const put = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  const { value, ...lines } = told;
  const isWhole =
    Object.values(lines).every((line) => line.trim() !== '') && /^\d{1,6}(\.\d{1,2})?$/.test(value.trim());
  return (
    <FormSheet
      title={t.title}
      press={t.title}
      wanting={isWhole ? undefined : t.wanting}
      run={save}
      onPress={() =>
        void save.run({ ...lines, giftId, valueYuan: Number(value), siteId: siteId === 'none' ? undefined : siteId })
      }
      onClose={onClose}
    >
      <TextField label={t.what} value={told.what} maxLength={60} onChange={put('what')} />
      <TextField label={t.from} value={told.fromName} maxLength={60} onChange={put('fromName')} />
      <TextField label={t.to} value={told.toName} maxLength={60} onChange={put('toName')} />
      <TextField label={t.value} inputMode="decimal" value={value} maxLength={9} onChange={put('value')} />
      <TextField label={t.done} hint={t.doneHint} value={told.doneWith} maxLength={200} onChange={put('doneWith')} />
      {sites.length > 0 && (
        <Select
          label={t.site}
          value={siteId}
          onChange={setSite}
          options={[
            { value: 'none', label: t.noSite },
            ...sites.map((site) => ({ value: site.siteId, label: site.title })),
          ]}
        />
      )}
    </FormSheet>
  );
}
