// The two answers to a pair: one person, or two.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { mergePersons, tellApart } from '../../shared/commands.ts';
import type { Choices } from '../../shared/merging.ts';
import { ReasonSheet } from '../acts/reason-sheet.tsx';

const messages = {
  zh: {
    merge: '合并为一个人',
    mergePress: '合并',
    mergeWhat: (name: string) =>
      `两条记录合成一条，保留“${name}”的页面。合并前的样子会封存，可以从这个人的经过里撤回。`,
    apart: '不是同一个人',
    apartPress: '记下',
    apartWhat: '记下您核对过，这一对以后不再列出。',
  },
  en: {
    merge: 'Bring together',
    mergePress: 'Bring together',
    mergeWhat: (name: string) =>
      `Both become one, on the page of ${name}. What was before is kept and can be put back from the person’s story.`,
    apart: 'Two people',
    apartPress: 'Record it',
    apartWhat: 'That you looked is on record, and the pair is offered no more.',
  },
};

type MergeSheetProps = { keepId: string; mergedId: string; name: string; choices: Choices; onClose(): void };

export function MergeSheet({ keepId, mergedId, name, choices, onClose }: MergeSheetProps) {
  const t = useMessages(messages);
  const go = useGo();
  const [mergeId] = useState(newId);
  const merge = useCommand(mergePersons, {
    onDone: () => go(`/desk/people/${keepId}`),
    invalidates: ['person.', 'household.'],
  });
  return (
    <ReasonSheet
      title={t.merge}
      press={t.mergePress}
      what={t.mergeWhat(name)}
      command={merge}
      onSubmit={(reason) => void merge.run({ mergeId, keepId, mergedId, choices, reason })}
      onClose={onClose}
    />
  );
}

export function ApartSheet({ personId, otherId, onClose }: { personId: string; otherId: string; onClose(): void }) {
  const t = useMessages(messages);
  const [distinctionId] = useState(newId);
  const apart = useCommand(tellApart, { onDone: onClose, invalidates: ['person.'] });
  return (
    <ReasonSheet
      title={t.apart}
      press={t.apartPress}
      what={t.apartWhat}
      command={apart}
      onSubmit={(reason) => void apart.run({ distinctionId, personId, otherId, reason })}
      onClose={onClose}
    />
  );
}
