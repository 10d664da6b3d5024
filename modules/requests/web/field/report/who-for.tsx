// Told by somebody at a door: their name, and their number if they have one. Who has none is spoken for, and it is on record by whom (rule 6).
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import style from './field-report.module.css';
import type { FieldDraft } from './report-of.ts';

const messages = {
  zh: {
    whose: '谁的事',
    seen: '我看到的',
    told: '替居民报',
    name: '居民姓名',
    phone: '居民电话（没有手机就空着）',
    proxy: '没有手机的，记下由您代报；进度您来告诉他。',
  },
  en: {
    whose: 'Whose matter',
    seen: 'What I saw',
    told: 'For a resident',
    name: 'Their name',
    phone: 'Their number (empty if none)',
    proxy: 'Without a phone you stand as their proxy; you tell them how it goes.',
  },
};

export function WhoFor({ draft, change }: { draft: FieldDraft; change(part: Partial<FieldDraft>): void }) {
  const t = useMessages(messages);
  const isFor = draft.isFor === 'yes';
  return (
    <div className={style['who']}>
      <Choice
        label={t.whose}
        value={isFor ? 'yes' : 'no'}
        onChange={(value) => change({ isFor: value })}
        options={[
          { value: 'no', label: t.seen },
          { value: 'yes', label: t.told },
        ]}
      />
      {isFor && (
        <>
          <TextField
            label={t.name}
            maxLength={60}
            value={draft.callerName}
            onChange={(callerName) => change({ callerName })}
          />
          <TextField
            label={t.phone}
            hint={t.proxy}
            type="tel"
            inputMode="tel"
            maxLength={20}
            value={draft.callerPhone}
            onChange={(callerPhone) => change({ callerPhone })}
          />
        </>
      )}
    </div>
  );
}
