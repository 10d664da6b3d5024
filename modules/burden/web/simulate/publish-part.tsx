// Published from where it was weighed. Over forty hours, or with a post that nobody holds, the one who answers for it is named first; the server refuses it otherwise.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { publishMethod } from '#modules/methods/shared/commands.ts';
import type { simulateQuery } from '../../shared/queries.ts';
import style from '../burden.module.css';
import { simulateWords } from './words.ts';

type Props = {
  method: {
    body: Record<string, unknown>;
    title: { zh: string; en: string };
    effectiveFrom: string;
    isInForce: boolean;
  };
  simulation: QueryAnswer<typeof simulateQuery>;
  mayPublish: boolean;
  areaUnitId: string | undefined;
};

export function PublishPart({ method, simulation, mayPublish, areaUnitId }: Props) {
  const t = useMessages(simulateWords);
  const words = useWords();
  const [approver, setApprover] = useState('');
  const publish = useCommand(publishMethod, { invalidates: ['method.', 'burden.'] });
  const needsName = simulation.verdict.is === 'over' || simulation.verdict.is === 'nobody';
  const name = approver.trim();
  if (publish.phase === 'done')
    return (
      <div className={style['here']} role="status">
        <Note icon="check">
          <p>{t.published(words(method.title))}</p>
          <LinkButton to="/desk/burden" search={{ view: 'methods' }}>
            {t.seeMethods}
          </LinkButton>
        </Note>
      </div>
    );
  if (method.isInForce || !mayPublish)
    return <p className={`muted ${style['here']}`}>{method.isInForce ? t.already : t.notYours}</p>;
  return (
    <section className={style['part']} aria-label={t.publishTitle}>
      <h2>
        {t.publishTitle} · {words(method.title)}
      </h2>
      <p className="muted">{t.publishHow(method.effectiveFrom, simulation.area.name)}</p>
      {needsName && (
        <TextField label={t.approver} hint={t.approverHow} value={approver} onChange={setApprover} maxLength={40} />
      )}
      <ProblemNote problem={publish.problem} again={publish.again} />
      <div>
        <Button
          kind="primary"
          busy={publish.isSending}
          whyNot={needsName && name.length < 2 ? t.approverMissing : undefined}
          onPress={() =>
            void publish.run({
              methodId: newId(),
              body: method.body,
              ...(areaUnitId ? { areaUnitId } : {}),
              ...(needsName ? { approvedBy: name } : {}),
            })
          }
        >
          {t.publish}
        </Button>
      </div>
    </section>
  );
}
