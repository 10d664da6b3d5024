// One request: its story, its facts, and at the foot the next legal acts, which are exactly the abilities that came with it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
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
import { PrintSheet } from './print-sheet.tsx';
import { RecordHead } from './record-head.tsx';
import { RequestFactsColumn } from './request-facts.tsx';
import style from './request-record.module.css';
import { Story } from './story.tsx';
import { Waits } from './waits.tsx';

const messages = {
  zh: { opens: (title: string) => `${title}…` },
  en: { opens: (title: string) => `${title}…` },
};

export function RequestRecord({ requestId }: { requestId: string }) {
  const { answer: page, problem, isFirst, again } = useAsk(requestPage, { requestId });
  const titles = useCatalogue();
  const [isPrinting, setPrinting] = useState(false);
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
  return (
    <>
      <RecordFrame
        story={
          <>
            <RecordHead page={page} titles={titles} onPrint={() => setPrinting(true)} />
            <ProblemNote problem={problem} again={again} />
            <Waits page={page} />
            {hasPanel && <IntakePanel page={page} titles={titles} />}
            <Story page={page} titles={titles} />
          </>
        }
        facts={<RequestFactsColumn page={page} titles={titles} />}
        acts={<RecordActs page={page} hasPanel={hasPanel} />}
      />
      {isPrinting && <PrintSheet page={page} titles={titles} onClose={() => setPrinting(false)} />}
    </>
  );
}

function RecordActs({ page, hasPanel }: { page: PageAnswer; hasPanel: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const [open, setOpen] = useState<FormAct>();
  const answering = useCommand(answerRequest);
  const { request, abilities } = page;
  const may = (act: string) => abilities.some((ability) => ability.act === act && ability.may);
  // A form whose act is no longer legal (somebody else was faster) closes with it.
  const shown = open && may(open) ? open : undefined;
  const order = actsInOrder(request.state);
  const primary = hasPanel ? undefined : order.find(may);
  const acts = order.map((act) => {
    const title = words(actTitle(act));
    const asks = actForms[act].fields.length > 0;
    return {
      act,
      label: asks && act !== primary ? t.opens(title) : title,
      ...(act === primary ? { kind: 'primary' as const } : {}),
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
