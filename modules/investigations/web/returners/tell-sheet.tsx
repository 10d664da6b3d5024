// Somebody came back: who, from where, when. The same at the desk and at the door of a firm.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { tellReturner } from '../../shared/returners/commands.ts';
import { isSomebody, type Who, WhoField } from '../sheets/who-field.tsx';
import { useWhereFault, WhereFields } from './where-fields.tsx';

const messages = {
  zh: {
    title: '报返回人员',
    ofFirm: (name: string) => `${name}：报返回人员`,
    press: '报上',
    who: '还要：是谁',
  },
  en: {
    title: 'Tell of a returner',
    ofFirm: (name: string) => `${name}: tell of a returner`,
    press: 'Tell',
    who: 'Still wanting: who',
  },
};

type Props = { firm?: { enterpriseId: string; name: string }; onClose(): void; onDone?(): void };
export function TellReturnerSheet({ firm, onClose, onDone }: Props) {
  const t = useMessages(messages);
  const [returnerId] = useState(newId);
  const [who, setWho] = useState<Who>({});
  const [where, setWhere] = useState({ place: '', leftOn: '', arrivedOn: '' });
  const fault = useWhereFault(where);
  const tell = useCommand(tellReturner, {
    invalidates: ['returner.'],
    onDone: () => {
      onDone?.();
      onClose();
    },
  });
  return (
    <AskSheet
      title={firm ? t.ofFirm(firm.name) : t.title}
      press={t.press}
      busy={tell.isSending}
      whyNot={isSomebody(who) ? fault : t.who}
      problem={tell.problem}
      again={tell.again}
      onSubmit={() =>
        void tell.run({
          returnerId,
          ...who,
          ...where,
          place: where.place.trim(),
          ...(firm ? { enterpriseId: firm.enterpriseId } : {}),
        })
      }
      onClose={onClose}
    >
      <WhoField who={who} onChange={setWho} />
      <WhereFields where={where} onChange={setWhere} />
    </AskSheet>
  );
}
