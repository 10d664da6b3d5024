// 终末消毒 (C13): who, with what, under which protection, from when to when. Only this ends the site's day.
import { useState } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, HOUR_MS, type Instant } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { disinfectSite } from '../../shared/commands.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    title: '终末消毒',
    people: '谁消毒（二级防护）',
    agent: '消毒剂和浓度',
    from: '开始',
    to: '结束',
    press: '登记消毒',
    wanting: '写明谁消毒、用什么消毒剂',
  },
  en: {
    title: 'Final disinfection',
    people: 'Who, in level-2 protection',
    agent: 'Agent and strength',
    from: 'From',
    to: 'To',
    press: 'Record it',
    wanting: 'Say who and with what',
  },
};
const fieldOf = (at: Instant): string => `${dateOf(at)}T${formatTime(at)}`;

export function DisinfectSheet({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const now = useNow();
  const [disinfectionId] = useState(newId);
  const [people, setPeople] = useState('');
  const [agent, setAgent] = useState('');
  const [from, setFrom] = useState(() => fieldOf(now - HOUR_MS / 2));
  const [to, setTo] = useState(() => fieldOf(now));
  const record = useCommand(disinfectSite, { invalidates: ['sampling.'], onDone: onClose, onQueued: onClose });
  const whyNot = people.trim() === '' || agent.trim() === '' ? t.wanting : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={record.isSending}
          whyNot={whyNot}
          onPress={() =>
            void record.run({
              disinfectionId,
              siteId,
              people: people.trim(),
              agent: agent.trim(),
              protection: 'level_2',
              fromAt: `${from}:00+08:00`,
              toAt: `${to}:00+08:00`,
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.people} value={people} maxLength={100} onChange={setPeople} />
        <TextField label={t.agent} value={agent} maxLength={100} onChange={setAgent} />
        <TextField label={t.from} type="datetime-local" value={from} onChange={setFrom} />
        <TextField label={t.to} type="datetime-local" value={to} onChange={setTo} />
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={record.problem} again={record.again} />
      </div>
    </Sheet>
  );
}
