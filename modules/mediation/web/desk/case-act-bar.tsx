// At the foot of a case: the next legal acts, each a press or a form in place. One press at a time.
import { useState } from 'react';
import { useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { declareMediator, sealAgreement, signAgreement } from '../../shared/commands.ts';
import { type ActName, acts } from '../../shared/mediation-chart.ts';
import { mediatorChoices } from '../../shared/queries.ts';
import { ActForm } from './act-form.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { actOrder, isExplained } from './case-acts.ts';
import { type CasePage, formOf } from './forms.ts';

export function CaseActs({ page }: { page: CasePage }) {
  const words = useWords();
  const [open, setOpen] = useState<ActName>();
  const { caseId } = page.case;
  const done = { invalidates: ['mediation.'] };
  const declare = useCommand(declareMediator, done);
  const sign = useCommand(signAgreement, done);
  const seal = useCommand(sealAgreement, done);
  // One press at a time: what the next one may rests on what this one writes.
  const isPressing = declare.isSending || sign.isSending || seal.isSending;
  const may = (act: ActName) => page.abilities.some((ability) => ability.act === act && ability.may);
  const choices = useAsk(mediatorChoices, { caseId }, { enabled: open === 'assign' });
  const presses: Partial<Record<ActName, () => void>> = {
    declare: () => void declare.run({ caseId, isUnrelated: true }),
    sign: () => void sign.run({ caseId }),
    seal: () => void seal.run({ caseId }),
  };
  const shown = open && may(open) ? open : undefined;
  // A form that is done closes itself, and not the one that was opened meanwhile.
  const close = (act: ActName | undefined) => setOpen((now) => (now === act ? undefined : now));
  const form = shown && shown !== 'draft' ? formOf(shown, page, choices.answer?.posts ?? []) : undefined;
  const order = actOrder(page);
  // What is done instead of the party's own press stands ready, and is not what one waits for.
  const primary = order.find((act) => may(act) && (act === 'record_session' || !act.startsWith('record_')));
  const tried = [declare, sign, seal].find(({ problem }) => problem);
  if (order.length === 0) return null;
  return (
    <ActBar
      abilities={page.abilities}
      acts={order.map((act) => ({
        act,
        label: words(acts[act].title),
        ...(act === primary && !shown ? { kind: 'primary' as const } : {}),
        explains: isExplained(act, page),
        isBusy: isPressing && act in presses,
        onPick: presses[act] ?? (() => setOpen(act)),
      }))}
    >
      {(shown || tried) && (
        <>
          <ProblemNote problem={tried?.problem} again={tried?.again} />
          {shown === 'draft' && <AgreementForm page={page} onClose={() => close(shown)} />}
          {form && shown && (shown !== 'assign' || choices.answer) && (
            <ActForm key={shown} title={words(acts[shown].title)} form={form} onClose={() => close(shown)} />
          )}
        </>
      )}
    </ActBar>
  );
}
