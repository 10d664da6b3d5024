// A final register is never changed: what proves wrong is said in a further line that refers to it, and both stay (R1).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctRegister } from '../../shared/commands.ts';
import type { Ability } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';

const messages = {
  zh: {
    title: '更正',
    none: '没有更正',
    add: '写一条更正',
    line: '更正第几行（整本的就空着）',
    text: '哪里不对，应当是什么',
    how: '台账原样保留，更正写在后面，监督人一并看到。',
    save: '写进台账',
    needed: '先写哪里不对',
    wrongLine: '行号是大于 0 的整数',
    ofLine: (n: number) => `第 ${n} 行`,
    whole: '整本',
  },
  en: {
    title: 'Corrections',
    none: 'None',
    add: 'Write a correction',
    line: 'Which line (empty: the whole)',
    text: 'What is wrong, and what is right',
    how: 'The register stays as it is; the correction stands after it, for the supervisors too.',
    save: 'Add it',
    needed: 'Say what is wrong first',
    wrongLine: 'A whole number above 0',
    ofLine: (n: number) => `Line ${n}`,
    whole: 'The whole',
  },
};

type Correction = { id: string; lineNo: number | null; text: string; at: Date; by: string };
type Props = { occurrenceId: string; rows: readonly Correction[]; ability: Ability };

export function Corrections({ occurrenceId, rows, ability }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <div className={style['foot']}>
        <h2>{t.title}</h2>
        {rows.length === 0 && <span className="muted">{t.none}</span>}
        {ability.may ? (
          <Button onPress={() => setOpen(true)}>{t.add}…</Button>
        ) : (
          ability.whyNot && <span className="faint">{words(ability.whyNot)}</span>
        )}
      </div>
      <ol className={style['rows']}>
        {rows.map((row) => (
          <li key={row.id} className={style['row']}>
            <span className={style['said']}>
              <b>{row.lineNo === null ? t.whole : t.ofLine(row.lineNo)}</b> {row.text}
            </span>
            <small className="faint">
              {row.by} <Moment at={row.at} />
            </small>
          </li>
        ))}
      </ol>
      {isOpen && <CorrectionForm occurrenceId={occurrenceId} onClose={() => setOpen(false)} />}
    </section>
  );
}

function CorrectionForm({ occurrenceId, onClose }: { occurrenceId: string; onClose(): void }) {
  const t = useMessages(messages);
  const [correctionId] = useState(newId);
  const [line, setLine] = useState('');
  const [text, setText] = useState('');
  const correct = useCommand(correctRegister, { onDone: onClose, invalidates: ['register.page'] });
  const lineNo = line.trim() === '' ? undefined : Number(line);
  const isWrongLine = lineNo !== undefined && !(Number.isInteger(lineNo) && lineNo > 0);
  const whyNot = isWrongLine ? t.wrongLine : text.trim() === '' ? t.needed : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.add}
      foot={
        <Button
          kind="primary"
          busy={correct.isSending}
          whyNot={whyNot}
          onPress={() =>
            void correct.run({
              occurrenceId,
              correctionId,
              text: text.trim(),
              ...(lineNo === undefined ? {} : { lineNo }),
            })
          }
        >
          {t.save}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField
          label={t.line}
          inputMode="numeric"
          maxLength={6}
          value={line}
          onChange={setLine}
          wrong={isWrongLine ? t.wrongLine : undefined}
        />
        <TextField label={t.text} hint={t.how} lines={3} maxLength={1000} value={text} onChange={setText} />
        <ProblemNote problem={correct.problem} again={correct.again} />
      </div>
    </Sheet>
  );
}
