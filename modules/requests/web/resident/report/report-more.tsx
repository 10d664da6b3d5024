// What few need: speaking for somebody else (rule 6), and staying unknown.
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import style from './report.module.css';
import type { ReportDraft } from './report-of.ts';

const messages = {
  zh: {
    more: '替别人说 · 不留名',
    proxy: '替谁反映（选填）',
    proxyHow: '比如没有手机的老人；会记下是您代说的',
    relation: '您是他的',
    proxyPhone: '他的电话（选填）',
    name: '留名吗',
    named: '留名',
    unnamed: '不留名',
    cost: '不留名时：不记您的姓名和电话，社区没法打给您；进度只能在这部手机上看，清了浏览器就看不到了。',
  },
  en: {
    more: 'For somebody else · Anonymously',
    proxy: 'On whose behalf (optional)',
    proxyHow: 'An elder without a phone, for one; it is noted that you speak for them',
    relation: 'You are their',
    proxyPhone: 'Their number (optional)',
    name: 'Your name',
    named: 'Known',
    unnamed: 'Anonymous',
    cost: 'Anonymously: neither name nor number is kept, nobody can ring you, and only this phone shows the progress, until its browser is cleared.',
  },
};

type Props = {
  draft: ReportDraft;
  change(part: Partial<ReportDraft>): void;
  isAnonymous: boolean;
  onAnonymous(isAnonymous: boolean): void;
};

export function ReportMore({ draft, change, isAnonymous, onAnonymous }: Props) {
  const t = useMessages(messages);
  return (
    <details className={style['more']} open={draft.proxyName !== '' || undefined}>
      <summary>{t.more}</summary>
      <div>
        <TextField
          label={t.proxy}
          hint={t.proxyHow}
          maxLength={60}
          value={draft.proxyName}
          onChange={(proxyName) => change({ proxyName })}
        />
        {draft.proxyName !== '' && (
          <>
            <TextField
              label={t.relation}
              maxLength={40}
              value={draft.proxyRelation}
              onChange={(proxyRelation) => change({ proxyRelation })}
            />
            <TextField
              label={t.proxyPhone}
              type="tel"
              inputMode="tel"
              maxLength={20}
              value={draft.proxyPhone}
              onChange={(proxyPhone) => change({ proxyPhone })}
            />
          </>
        )}
        <Choice
          label={t.name}
          hint={isAnonymous ? t.cost : undefined}
          value={isAnonymous ? 'no' : 'yes'}
          onChange={(value) => onAnonymous(value === 'no')}
          options={[
            { value: 'yes', label: t.named },
            { value: 'no', label: t.unnamed },
          ]}
        />
      </div>
    </details>
  );
}
