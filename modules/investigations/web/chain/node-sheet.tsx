// The sheet of one act on one of the chain.
import { useState } from 'react';
import type { z } from 'zod';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, ReasonSheet } from '#modules/identity/web/public.ts';
import { handOut, receiveReceipt, releaseContact, revealPhone } from '../../shared/commands.ts';
import { type ChainNode, openedPhone } from '../../shared/queries.ts';
import { ContactSheet } from '../sheets/contact-sheet.tsx';
import { EndSheet } from '../sheets/end-sheet.tsx';
import { NumberSheet } from '../sheets/number-sheet.tsx';
import { ReachSheet } from '../sheets/reach-sheet.tsx';
import { TestSheet } from '../sheets/test-sheet.tsx';

export type NodeAct = 'reach' | 'contact' | 'test' | 'hand_out' | 'receipt' | 'release' | 'end' | 'phone';
export type Asked = { act: NodeAct; node: ChainNode };

const messages = {
  zh: {
    release: '解除',
    releaseWhat: (name: string) => `${name} 不再联系；原因留在链上。`,
    handOut: '转出区外',
    handOutWhat: '转给所在区疾控后，这边不再联系；收到对方回执前一直列在待回执里。',
    to: '转给哪里',
    press: '转出',
    receipt: '登记回执',
    from: '谁回的（单位、姓名）',
    save: '登记',
    needed: '请写明',
    phone: '看电话',
    usual: '联系密接',
    see: '打开',
  },
  en: {
    release: 'Release',
    releaseWhat: (name: string) => `${name} is rung no more; the reason stays in the chain.`,
    handOut: 'Hand out',
    handOutWhat: 'The other district reaches them from now on; until its receipt comes it stands as waiting.',
    to: 'To whom',
    press: 'Hand out',
    receipt: 'Receipt',
    from: 'From whom (office, name)',
    save: 'Put down',
    needed: 'Please write it',
    phone: 'See the number',
    usual: 'Reaching a contact',
    see: 'Open',
  },
};

const invalidates = ['trace.'];

export function NodeSheet({ asked: { act, node }, onClose }: { asked: Asked; onClose(): void }) {
  const t = useMessages(messages);
  const { traceId, name } = node;
  switch (act) {
    case 'reach':
      return <ReachSheet node={node} onClose={onClose} />;
    case 'contact':
      return <ContactSheet from={node} onClose={onClose} />;
    case 'test':
      return <TestSheet node={node} onClose={onClose} />;
    case 'end':
      return <EndSheet node={node} onClose={onClose} />;
    case 'phone':
      return <PhoneSheet node={node} onClose={onClose} />;
    case 'release':
      return (
        <ReasonSheet
          command={releaseContact}
          title={`${t.release} ${name}`}
          press={t.release}
          what={t.releaseWhat(name)}
          input={(reason) => ({ traceId, reason })}
          invalidates={invalidates}
          onClose={onClose}
        />
      );
    case 'hand_out':
      return (
        <WordSheet
          command={handOut}
          title={`${t.handOut} ${name}`}
          what={t.handOutWhat}
          label={t.to}
          press={t.press}
          input={(to) => ({ traceId, to })}
          onClose={onClose}
        />
      );
    case 'receipt':
      return (
        <WordSheet
          command={receiveReceipt}
          title={`${t.receipt} ${name}`}
          label={t.from}
          press={t.save}
          input={(from) => ({ traceId, from })}
          onClose={onClose}
        />
      );
  }
}

/** One line of words and one press. */
function WordSheet<C extends CommandSpec<z.ZodType>>({
  command,
  title,
  what,
  label,
  press,
  input,
  onClose,
}: {
  command: C;
  title: string;
  what?: string;
  label: string;
  press: string;
  input(text: string): CommandInput<C>;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const act = useCommand(command, { onDone: onClose, invalidates });
  return (
    <AskSheet
      title={title}
      press={press}
      busy={act.isSending}
      whyNot={text.trim() === '' ? t.needed : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => void act.run(input(text.trim()))}
      onClose={onClose}
    >
      {what && <p>{what}</p>}
      <TextField label={label} maxLength={100} value={text} onChange={setText} autoFocus />
    </AskSheet>
  );
}

function PhoneSheet({ node: { traceId, name }, onClose }: { node: ChainNode; onClose(): void }) {
  const t = useMessages(messages);
  const [lookId] = useState(newId);
  const [isLooked, setLooked] = useState(false);
  const look = useCommand(revealPhone, { onDone: () => setLooked(true), invalidates: ['trace.page'] });
  const { answer } = useAsk(openedPhone, { lookId }, { enabled: isLooked });
  return (
    <NumberSheet
      title={`${t.phone} ${name}`}
      press={t.see}
      usual={t.usual}
      look={look}
      onLook={(purpose) => void look.run({ traceId, lookId, purpose })}
      phone={answer?.phone}
      onClose={onClose}
    />
  );
}
