// One tap reports what is on the screen; only what the house cannot know is filled in. All zero is a report, and the button says so.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmReport, type ReportTurn } from '../../shared/commands.ts';
import type { reportPage } from '../../shared/queries.ts';
import { isZero } from '../../shared/report.ts';
import style from '../reports.module.css';

const messages = {
  zh: {
    label: '上报',
    send: '确认上报',
    zero: '零报告',
    how: '数字已从记录里数好。报了就定下，不对的另写更正，两个数、两个时间都留着。',
    howZero: '没有情况也要报：零报告也是报告。',
    see: '看最新的数字',
    fill: '请先填数',
  },
  en: {
    label: 'Report',
    send: 'Report',
    zero: 'Report zero',
    how: 'Counted from the records. Once reported it stands; errors are corrected in a further row, both values and times kept.',
    howZero: 'Nothing is reported too: zero is a report.',
    see: 'See the latest figures',
    fill: 'Fill in the numbers first',
  },
};

type Props = { turn: ReportTurn; live: QueryAnswer<typeof reportPage>['live']; seeAgain: () => void };

export function Confirm({ turn, live, seeAgain }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const confirm = useCommand(confirmReport, { invalidates: ['report.'] });
  const asked = live.figures.filter(({ isAsked }) => isAsked);
  const values = asked.map(({ code }) => ({ code, value: Number(typed[code]) }));
  const isReady = asked.every(({ code }) => /^\d{1,8}$/.test(typed[code] ?? ''));
  const zero =
    isReady &&
    isZero(
      [
        ...live.figures.filter(({ isAsked }) => !isAsked).map(({ told }) => ({ told: told ?? 0 })),
        ...values.map(({ value }) => ({ told: value })),
      ],
      live.silent,
    );
  if (confirm.problem?.code === 'report.changed_meanwhile')
    return (
      <section className={`card ${style['part']}`} aria-label={t.label}>
        <ProblemNote problem={confirm.problem} />
        <Button
          kind="primary"
          onPress={() => {
            confirm.clear();
            seeAgain();
          }}
        >
          {t.see}
        </Button>
      </section>
    );
  return (
    <section className={`card ${style['part']}`} aria-label={t.label}>
      {asked.map(({ code, title }) => (
        <TextField
          key={code}
          label={words(title)}
          inputMode="numeric"
          value={typed[code] ?? ''}
          onChange={(value) => setTyped({ ...typed, [code]: value })}
          maxLength={8}
        />
      ))}
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      <div className={style['foot']}>
        <Button
          kind="primary"
          big
          icon="check"
          busy={confirm.isSending}
          whyNot={isReady ? undefined : t.fill}
          onPress={() =>
            void confirm.run({ ...turn, digest: live.digest, values, reportId: newId(), visitId: newId() })
          }
        >
          {zero ? t.zero : t.send}
        </Button>
        <span className="muted">{zero ? t.howZero : t.how}</span>
      </div>
    </section>
  );
}
