// What happened, in one's own words; the hint follows the kind before anything is sent.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportIncident } from '../shared/commands.ts';
import { type IncidentKind, incidentKinds, incidentWords } from '../shared/incident.ts';
import style from './incidents.module.css';

const messages = {
  zh: {
    title: '说一说',
    kind: '发生了什么',
    told: '说给带班领导听',
    help: '要不要帮忙',
    yes: '想要帮忙',
    no: '说出来就好',
    press: '告诉领导',
    why: '写一两句话',
    queued: '已记下，有网就送',
  },
  en: {
    title: 'Tell it',
    kind: 'What happened',
    told: 'For your leader, in your words',
    help: 'Help',
    yes: 'I want help',
    no: 'It is enough to say it',
    press: 'Tell my leader',
    why: 'A sentence is needed',
    queued: 'Kept; sent when there is a network',
  },
};

export function ReportSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [incidentId] = useState(newId);
  const [kind, setKind] = useState<IncidentKind>('grievance');
  const [told, setTold] = useState('');
  const [help, setHelp] = useState<'yes' | 'no'>('yes');
  const act = useCommand(reportIncident, { invalidates: ['incident.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          big
          wide
          busy={act.isSending}
          whyNot={told.trim() === '' ? t.why : undefined}
          onPress={() => void act.run({ incidentId, kind, told: told.trim(), wantsHelp: help === 'yes' })}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Choice
          label={t.kind}
          value={kind}
          onChange={setKind}
          options={incidentKinds.map((value) => ({ value, label: words(incidentWords[value].title) }))}
        />
        <Note>{words(incidentWords[kind].hint)}</Note>
        <TextField label={t.told} lines={4} maxLength={2000} value={told} onChange={setTold} />
        <Choice
          label={t.help}
          value={help}
          onChange={setHelp}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
        <ProblemNote problem={act.problem} again={act.again} />
        {act.phase === 'queued' && <p className="muted">{t.queued}</p>}
      </div>
    </Sheet>
  );
}
