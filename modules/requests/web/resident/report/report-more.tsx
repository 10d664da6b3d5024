// What few need: speaking for somebody else (rule 6), and staying unknown.
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import style from './report.module.css';
import type { ReportDraft } from './report-of.ts';

const messages = {
  zh: {
    more: '替别人说 · 不留名',
    forName: '替谁反映（选填）',
    forHow: '比如没有手机的老人；会记下是您代说的',
    selfName: '您的姓名',
    relation: '您是他的',
    name: '留名吗',
    named: '留名',
    unnamed: '不留名',
    cost: '不留名时：不记您的姓名和电话，社区没法打给您；进度只能在这部手机上看，清了浏览器就看不到了。',
  },
  en: {
    more: 'For somebody else · Anonymously',
    forName: 'On whose behalf (optional)',
    forHow: 'An elder without a phone, for one; it is noted that you speak for them',
    selfName: 'Your name',
    relation: 'You are their',
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
    <details className={style['more']} open={draft.forName !== '' || undefined}>
      <summary>{t.more}</summary>
      <div>
        {!isAnonymous && (
          <TextField
            label={t.forName}
            hint={t.forHow}
            maxLength={60}
            value={draft.forName}
            onChange={(forName) => change({ forName })}
          />
        )}
        {!isAnonymous && draft.forName !== '' && (
          <>
            <TextField
              label={t.selfName}
              autoComplete="name"
              maxLength={60}
              value={draft.selfName}
              onChange={(selfName) => change({ selfName })}
            />
            <TextField
              label={t.relation}
              maxLength={40}
              value={draft.relation}
              onChange={(relation) => change({ relation })}
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
