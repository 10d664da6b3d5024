// One request: its story, its facts, and at the foot the next legal acts, which are exactly the abilities that came with it.
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useWords } from '#kernel/web/language/language.ts';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { answerRequest } from '../../shared/commands.ts';
import { requestPage } from '../../shared/queries.ts';
import { actForms, actTitle, type FormAct, firstValues } from '../acts/act-forms.ts';
import { actsInOrder, isAtIntake, isExplained } from '../acts/act-order.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { IntakePanel } from '../intake/intake-panel.tsx';
import type { PageAnswer } from '../parts/names.ts';
import { useCatalogue } from '../parts/use-catalogue.ts';
import { RecordHead } from './record-head.tsx';
import { RequestClock } from './request-clock.tsx';
import { RequestFactsColumn } from './request-facts.tsx';
import style from './request-record.module.css';
import { Story } from './story.tsx';
import { Waits } from './waits.tsx';

export function RequestRecord({ requestId, onPrint }: { requestId: string; onPrint(): void }) {
  const { answer: page, problem, isFirst, again } = useAsk(requestPage, { requestId });
  const titles = useCatalogue();
  const isNarrow = useIsNarrow();
  if (isFirst) return <Skeleton lines={8} />;
  if (!page) {
    return (
      <div className={style['fault']}>
        <ProblemNote problem={problem} again={again} />
      </div>
    );
  }
  const hasPanel =
    isAtIntake(page.request.state) &&
    page.abilities.some(({ act, may }) => may && (act === 'dispatch' || act === 'classify'));
  const head = <RecordHead page={page} titles={titles} onPrint={onPrint} />;
  const work = (
    <>
      <ProblemNote problem={problem} again={again} />
      <Waits page={page} />
      {hasPanel && <IntakePanel page={page} titles={titles} />}
      <div className={style['others']} data-print="no">
        <Pieces door="desk" slot="request" subjectId={page.request.id} />
      </div>
      <Story page={page} titles={titles} />
    </>
  );
  const acts = <RecordActs page={page} hasPanel={hasPanel} />;
  if (!isNarrow) {
    return (
      <RecordFrame
        story={
          <>
            {head}
            {work}
          </>
        }
        facts={
          <>
            <RequestClock request={page.request} />
            <RequestFactsColumn page={page} titles={titles} />
          </>
        }
        acts={acts}
      />
    );
  }
  // One column: what it is and how long is left come first, who and where in one line that opens, then the story.
  return (
    <RecordFrame
      story={
        <>
          {head}
          <div className={style['clock']}>
            <RequestClock request={page.request} />
          </div>
          <details className={style['facts']}>
            <summary>
              {[page.request.callerName, page.request.placeText ?? page.request.territoryName]
                .filter(Boolean)
                .join(' · ')}
            </summary>
            <RequestFactsColumn page={page} titles={titles} />
          </details>
          {work}
        </>
      }
      acts={acts}
    />
  );
}

/** Shorter on the bar than on the form. */
const barTitles: Partial<Record<FormAct, Words>> = { close: { zh: '结案', en: 'Close' } };

function RecordActs({ page, hasPanel }: { page: PageAnswer; hasPanel: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState<FormAct>();
  const answering = useCommand(answerRequest);
  const { request, abilities } = page;
  const may = (act: string) => abilities.some((ability) => ability.act === act && ability.may);
  // A form whose act is no longer legal (somebody else was faster) closes with it.
  const shown = open && may(open) ? open : undefined;
  // To answer is to pick up what rings; what was registered at the desk is taken up by dispatching it.
  const order = actsInOrder(request.state, may('resolve')).filter((act) => act !== 'answer' || request.isRinging);
  const primary = hasPanel ? undefined : order.find(may);
  const acts = order.map((act) => {
    return {
      act,
      label: words(barTitles[act] ?? actTitle(act)),
      ...(act === primary && !shown ? { kind: 'primary' as const } : {}),
      explains: isExplained(act, request.state),
      isBusy: act === 'answer' && answering.isSending,
      onPick: () => (act === 'answer' ? void answering.run({ requestId: request.id }) : setOpen(act)),
    };
  });
  if (!abilities.some(({ may: allowed }) => allowed) && !acts.some(({ explains }) => explains)) return null;
  return (
    <ActBar acts={acts} abilities={abilities}>
      {(shown || answering.problem) && (
        <div className={style['form']}>
          <ProblemNote problem={answering.problem} again={answering.again} />
          {shown && (
            <ActPanel
              key={shown}
              title={words(actTitle(shown))}
              form={actForms[shown]}
              page={page}
              first={firstValues(shown, page)}
              showsCaller={shown === 'call_back'}
              onClose={() => setOpen(undefined)}
            />
          )}
        </div>
      )}
    </ActBar>
  );
}
