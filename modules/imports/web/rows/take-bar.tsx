// The two ways out: good rows go into the register, the rest goes back to the office in its own layout with reasons and proposals.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { makeRest, takeRun } from '../../shared/commands.ts';
import { importRest } from '../../shared/queries.ts';
import { mayTake } from '../../shared/run.ts';
import type { Run } from '../columns/columns-step.tsx';
import style from '../imports.module.css';
import { isRunState } from '../run-words.ts';
import { countLeft, countOf } from './views.ts';

const messages = {
  zh: {
    take: '导入可用的行',
    takeN: (n: number) => `导入 ${n} 行`,
    busy: '正在核对，核对完就能导入',
    none: '没有可以导入的新行',
    done: '可用的行都已导入',
    make: '生成没导入的行（带原因和改法）',
    noneLeft: '没有剩下的行',
    making: '正在生成，好了会出现在这里',
    download: '下载没导入的行',
  },
  en: {
    take: 'Take the good rows',
    takeN: (n: number) => `Take ${n} rows`,
    busy: 'Being checked; rows can be taken after that',
    none: 'There is no new row to take',
    done: 'The good rows have been taken',
    make: 'Make a sheet of the rest, with reasons and proposals',
    noneLeft: 'No row is left over',
    making: 'Being made; it will appear here',
    download: 'Download the rest',
  },
};

export function TakeBar({ run }: { run: Run }) {
  const t = useMessages(messages);
  const take = useCommand(takeRun, { invalidates: ['import.'] });
  // The sheet there was when another was asked for; undefined while none is waited for.
  const [before, setBefore] = useState<string | null>();
  // Asked again by itself while it is being made: the live stream may be cut just then.
  const rest = useAsk(
    importRest,
    { runId: run.runId },
    { events: ['import.rest_made'], ...(before === undefined ? {} : { everyMs: 1500 }) },
  );
  const fileId = rest.answer?.fileId ?? null;
  const isWaiting = before !== undefined && (fileId === null || fileId === before);
  // It came: no more asking.
  if (before !== undefined && !isWaiting) setBefore(undefined);
  const make = useCommand(makeRest, { invalidates: ['import.'], onDone: () => setBefore(fileId) });
  if (!run.counts) return null;
  const state = isRunState(run.state) ? run.state : 'failed';
  const good = countOf('good', run.counts);
  const whyNot = !mayTake(state) ? t.busy : state === 'taken' ? t.done : good === 0 ? t.none : undefined;
  const url = isWaiting ? null : (rest.answer?.url ?? null);
  return (
    <div className={style['takeBar']} data-print="no">
      <Button
        kind="primary"
        busy={take.isSending || state === 'taking'}
        whyNot={whyNot}
        onPress={() => void take.run({ runId: run.runId })}
      >
        {good > 0 && state !== 'taken' ? t.takeN(good) : t.take}
      </Button>
      <Button
        busy={make.isSending || isWaiting}
        whyNot={!mayTake(state) ? t.busy : countLeft(run.counts) === 0 ? t.noneLeft : undefined}
        onPress={() => void make.run({ runId: run.runId })}
      >
        {t.make}
      </Button>
      {url && (
        <a className={style['download']} href={url} download>
          <Icon name="export" /> {t.download}
        </a>
      )}
      <span className="muted" role="status">
        {isWaiting ? t.making : whyNot}
      </span>
      <ProblemNote problem={take.problem ?? make.problem} again={take.again ?? make.again} />
    </div>
  );
}
