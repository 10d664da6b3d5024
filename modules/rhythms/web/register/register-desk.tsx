// 月台账 (R1, B9): it has written itself; one tap confirms it as it was seen, and from then on it stands frozen. Every figure opens its rows.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { registerLines, registerPage } from '../../shared/queries.ts';
import { OccurrenceHead } from '../parts/occurrence-head.tsx';
import style from '../parts/parts.module.css';
import { rhythmEvents } from '../rhythm-events.ts';
import { Confirm } from './confirm.tsx';
import { Corrections } from './corrections.tsx';
import { RegisterFiguresPart } from './register-figures.tsx';
import { RegisterLines } from './register-lines.tsx';
import { RegisterSheet } from './register-sheet.tsx';

const messages = { zh: { print: '打印' }, en: { print: 'Print' } };

export default function RegisterDesk() {
  const t = useMessages(messages);
  const occurrenceId = useParam('occurrenceId') ?? '';
  const [isPrinting, setPrinting] = useState(false);
  // Not by events of requests: what one is about to confirm must not change under one's eyes; the digest tells when it has.
  const { answer, problem, again, isFirst } = useAsk(registerPage, { occurrenceId }, { events: rhythmEvents });
  if (isFirst) return <Skeleton lines={12} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { occurrence, abilities } = answer;
  return (
    <>
      <OccurrenceHead
        line={occurrence}
        excuse={abilities.excuse}
        acts={
          <>
            <Button icon="print" onPress={() => setPrinting(true)}>
              {t.print}
            </Button>
            <ExportLink query={registerLines.name} input={{ occurrenceId }} />
          </>
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        <Confirm page={answer} seeAgain={again} />
        <RegisterFiguresPart figures={answer.figures} occurrence={occurrence} />
        {answer.confirmed && (
          <Corrections occurrenceId={occurrenceId} rows={answer.corrections} ability={abilities.correct} />
        )}
        <RegisterLines occurrenceId={occurrenceId} digest={answer.digest} total={answer.lineCount} />
      </div>
      {isPrinting && <RegisterSheet page={answer} onClose={() => setPrinting(false)} />}
    </>
  );
}
