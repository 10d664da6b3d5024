// A correction is a further row: what was reported stays beside it (E8 late, corrected report).
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctReport, type ReportTurn } from '../../shared/commands.ts';
import type { reportPage, SentReport } from '../../shared/queries.ts';
import style from '../reports.module.css';

const messages = {
  zh: {
    open: '更正',
    title: '更正上报的数',
    was: (told: number, now: number | null) =>
      now === null || now === told ? `上报 ${told}` : `上报 ${told}，现在数到 ${now}`,
    reason: '为什么更正',
    send: '写下更正',
    not: '不更正了',
    missing: '请改一个数并写一句原因',
  },
  en: {
    open: 'Correct',
    title: 'Correct what was reported',
    was: (told: number, now: number | null) =>
      now === null || now === told ? `reported ${told}` : `reported ${told}, now ${now}`,
    reason: 'Why',
    send: 'Write the correction',
    not: 'Never mind',
    missing: 'Change a number and say why',
  },
};

type Props = { turn: ReportTurn; last: SentReport; live: QueryAnswer<typeof reportPage>['live'] };

export function Correct({ turn, last, live }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const nowOf = (code: string) => live.figures.find((figure) => figure.code === code)?.counted ?? null;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const correct = useCommand(correctReport, { invalidates: ['report.'] });
  const valueOf = (code: string, told: number) => typed[code] ?? String(nowOf(code) ?? told);
  const values = last.figures.flatMap(({ code, told }) => {
    const value = valueOf(code, told);
    return /^\d{1,8}$/.test(value) && Number(value) !== told ? [{ code, value: Number(value) }] : [];
  });
  const isReady = values.length > 0 && reason.trim().length >= 2;
  if (!isOpen)
    return (
      <div className={style['foot']}>
        <Button icon="pencil" onPress={() => setOpen(true)}>
          {t.open}
        </Button>
      </div>
    );
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      {last.figures.map(({ code, title, told }) => (
        <TextField
          key={code}
          label={words(title)}
          hint={t.was(told, nowOf(code))}
          inputMode="numeric"
          maxLength={8}
          value={valueOf(code, told)}
          onChange={(value) => setTyped({ ...typed, [code]: value })}
        />
      ))}
      <TextField label={t.reason} value={reason} onChange={setReason} maxLength={300} />
      <ProblemNote problem={correct.problem} again={correct.again} />
      <div className={style['foot']}>
        <Button
          kind="primary"
          busy={correct.isSending}
          whyNot={isReady ? undefined : t.missing}
          onPress={() => void correct.run({ ...turn, reportId: newId(), values, reason })}
        >
          {t.send}
        </Button>
        <Button kind="quiet" onPress={() => setOpen(false)}>
          {t.not}
        </Button>
      </div>
    </section>
  );
}
