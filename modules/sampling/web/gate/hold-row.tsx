// One held at the gate (C8): still in the isolation zone, released, or taken over — always with a reason and a name.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { releaseAtGate } from '../../shared/commands.ts';
import type { HoldLine } from '../../shared/queries.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    end: '解除或转交',
    held: '临时隔离中',
    reason: '复测多少度，或者交给了谁',
    released: '已解除',
    taken_over: '已转交',
    release: '复测正常，解除',
    takeOver: '转交医务',
    wanting: '写明复测体温或交给了谁',
  },
  en: {
    end: 'Release or hand over',
    held: 'In the isolation zone',
    reason: 'Measured again at, or handed to whom',
    released: 'Released',
    taken_over: 'Taken over',
    release: 'Normal now: release',
    takeOver: 'To medical staff',
    wanting: 'Say what was measured or who took over',
  },
};

export function HoldRow({ hold, isSiteShown }: { hold: HoldLine; isSiteShown: boolean }) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className={style['name']}>
        <b>{hold.name}</b>
        <span className="muted">
          {hold.temperature}℃ · <Moment at={hold.heldAt} short /> · {hold.byName}
          {isSiteShown && ` · ${hold.siteTitle}`}
        </span>
      </div>
      <span className={style['row']}>
        {hold.outcome ? (
          <Tag tone={hold.outcome === 'released' ? 'green' : 'teal'}>{t[hold.outcome]}</Tag>
        ) : (
          <Tag tone="amber">{t.held}</Tag>
        )}
        {hold.endedAt && (
          <span>
            {hold.reason} · {hold.endedByName} <Moment at={hold.endedAt} short />
          </span>
        )}
      </span>
      {hold.outcome ? <span /> : <Button onPress={() => setOpen(true)}>{t.end}</Button>}
      {isOpen && <EndSheet hold={hold} onClose={() => setOpen(false)} />}
    </li>
  );
}

function EndSheet({ hold, onClose }: { hold: HoldLine; onClose: () => void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const release = useCommand(releaseAtGate, { invalidates: ['sampling.'], onDone: onClose });
  const whyNot = reason.trim() === '' ? t.wanting : undefined;
  const end = (outcome: 'released' | 'taken_over') =>
    void release.run({ holdId: hold.holdId, outcome, reason: reason.trim() });
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t.end} · ${hold.name}`}
      foot={
        <span className={style['row']}>
          <Button busy={release.isSending} whyNot={whyNot} onPress={() => end('taken_over')}>
            {t.takeOver}
          </Button>
          <Button kind="primary" busy={release.isSending} whyNot={whyNot} onPress={() => end('released')}>
            {t.release}
          </Button>
        </span>
      }
    >
      <div className={style['form']}>
        <TextField label={t.reason} value={reason} maxLength={200} onChange={setReason} />
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={release.problem} again={release.again} />
      </div>
    </Sheet>
  );
}
