// How much of the table fills itself, and the filling. Where names and numbers would leave in full, for whom and for what is asked first.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { fillTable } from '../../shared/table-commands.ts';
import type { TableAnswer } from './table-page.tsx';
import { percentOf } from './table-words.ts';
import style from './tables.module.css';

const messages = {
  zh: {
    fill: '自动填',
    again: '再填一次',
    filling: '正在填，可以先做别的',
    share: (percent: number) => `${percent}%`,
    filled: '由系统填好',
    of: (filled: number, all: number, rows: number) => `${rows} 行，${all} 格里填好 ${filled} 格`,
    at: '填于',
    download: '下载填好的表',
    masked: '姓名、号码已隐去',
    purpose: (fields: string) => `表里有${fields}：报给谁、做什么用？`,
    purposeHow: '会和您的名字一起记下',
    withMask: '隐去这些再填',
    noPurpose: '请写报给谁、做什么用，或选“隐去这些再填”',
    kept: '填好的文件留 30 天，随时可以再填。',
  },
  en: {
    fill: 'Fill it',
    again: 'Fill again',
    filling: 'Being filled; go on with other work',
    share: (percent: number) => `${percent}%`,
    filled: 'filled by the house',
    of: (filled: number, all: number, rows: number) => `${rows} rows, ${filled} of ${all} cells`,
    at: 'Filled',
    download: 'Download the filled table',
    masked: 'names and numbers masked',
    purpose: (fields: string) => `It holds ${fields}: for whom and for what?`,
    purposeHow: 'Recorded with your name',
    withMask: 'Fill with these masked',
    noPurpose: 'Say for whom and for what, or fill it masked',
    kept: 'The filled file stays for 30 days; it can be filled again at any time.',
  },
};

export function FillStep({ answer }: { answer: TableAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const { table, sealed } = answer;
  const [purpose, setPurpose] = useState('');
  const [isAgain, setAgain] = useState(false);
  const fill = useCommand(fillTable, { onDone: () => setAgain(false), invalidates: ['table.'] });
  const isFilling = table.state === 'filling' || fill.isSending;
  const needsPurpose = sealed.length > 0;
  const said = purpose.trim();
  const isAsking = needsPurpose && !isFilling && (table.filledAt === null || isAgain);
  const run = (how: { purpose?: string; isMasked?: boolean }) => void fill.run({ tableId: table.tableId, ...how });
  const percent = percentOf(table.filledCount ?? 0, table.cellCount ?? 0);
  return (
    <section className={style['card']}>
      {table.filledAt && (
        <>
          <div className={style['figures']}>
            <span>
              <b className={style['share']}>{t.share(percent)}</b> {t.filled}
            </span>
            <span className="muted">{t.of(table.filledCount ?? 0, table.cellCount ?? 0, table.rowCount ?? 0)}</span>
            <span className="muted">
              {t.at} <Moment at={table.filledAt} />
            </span>
          </div>
          <progress className={style['meter']} max={100} value={percent} aria-label={t.filled} />
        </>
      )}
      {isFilling && (
        <p role="status">
          <Icon name="clock" /> {t.filling}
        </p>
      )}
      {isAsking && (
        <TextField
          label={t.purpose(sealed.map((title) => words(title)).join('、'))}
          hint={t.purposeHow}
          value={purpose}
          onChange={setPurpose}
          maxLength={200}
        />
      )}
      <ProblemNote problem={fill.problem} again={fill.again} />
      <div className={style['line']}>
        {table.filled && (
          <a className={style['download']} href={table.filled.url} download>
            <Icon name="export" /> {t.download}
            {!table.isWhole && needsPurpose && <small className="muted">（{t.masked}）</small>}
          </a>
        )}
        {!isFilling && (
          <Button
            kind={table.filledAt ? 'plain' : 'primary'}
            icon={table.filledAt ? 'refresh' : 'check'}
            whyNot={isAsking && said.length < 2 ? t.noPurpose : undefined}
            onPress={() => (needsPurpose && !isAsking ? setAgain(true) : run(isAsking ? { purpose: said } : {}))}
          >
            {table.filledAt ? t.again : t.fill}
          </Button>
        )}
        {isAsking && <Button onPress={() => run({ isMasked: true })}>{t.withMask}</Button>}
        <small className="faint">{t.kept}</small>
      </div>
    </section>
  );
}
