// What the leader did: another shift, somebody to come along, a word.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { supportWorker } from '../shared/commands.ts';
import type { IncidentLine } from '../shared/queries.ts';
import style from './incidents.module.css';

const messages = {
  zh: {
    title: (name: string) => `支持 ${name}`,
    support: '做了什么',
    hint: '例如：换班、两人同去、已经和居民谈过、安排休息',
    press: '告诉本人',
    why: '写明做了什么',
  },
  en: {
    title: (name: string) => `Support ${name}`,
    support: 'What was done',
    hint: 'For example: another shift, two together next time, spoke with the resident, rest',
    press: 'Tell them',
    why: 'Say what was done',
  },
};

export function SupportSheet({ line, onClose }: { line: IncidentLine; onClose: () => void }) {
  const t = useMessages(messages);
  const [support, setSupport] = useState('');
  const act = useCommand(supportWorker, { invalidates: ['incident.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title(line.staffName)}
      foot={
        <Button
          kind="primary"
          busy={act.isSending}
          whyNot={support.trim() === '' ? t.why : undefined}
          onPress={() => void act.run({ incidentId: line.incidentId, support: support.trim() })}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <p>{line.told}</p>
        <TextField label={t.support} hint={t.hint} lines={4} maxLength={2000} value={support} onChange={setSupport} />
        <ProblemNote problem={act.problem} again={act.again} />
      </div>
    </Sheet>
  );
}
