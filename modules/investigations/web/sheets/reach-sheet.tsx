import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { reachContact } from '../../shared/commands.ts';
import type { ChainNode } from '../../shared/queries.ts';

const messages = {
  zh: {
    title: (name: string) => `联系上 ${name}`,
    press: '联系上了',
    how: '怎么联系上的',
    phone: '电话',
    door: '上门',
  },
  en: {
    title: (name: string) => `${name} was reached`,
    press: 'Reached',
    how: 'How',
    phone: 'Telephone',
    door: 'At the door',
  },
};

export function ReachSheet({ node, onClose }: { node: ChainNode; onClose(): void }) {
  const t = useMessages(messages);
  const [how, setHow] = useState<'phone' | 'door'>('phone');
  const reach = useCommand(reachContact, { invalidates: ['trace.'], onDone: onClose });
  return (
    <AskSheet
      title={t.title(node.name)}
      press={t.press}
      busy={reach.isSending}
      problem={reach.problem}
      again={reach.again}
      onSubmit={() => void reach.run({ traceId: node.traceId, how })}
      onClose={onClose}
    >
      <Choice
        label={t.how}
        value={how}
        onChange={setHow}
        options={[
          { value: 'phone', label: t.phone },
          { value: 'door', label: t.door },
        ]}
      />
    </AskSheet>
  );
}
