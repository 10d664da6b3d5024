// 亮明身份 (A6): a seconded cadre makes themselves known on arrival, once.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { makePledge } from '../../shared/commands.ts';
import { type PartyStatus, partyStatuses, partyTitles, pledgeText } from '../../shared/roster.ts';
import style from '../shifts.module.css';

const messages = {
  zh: { title: '亮明身份', at: (unit: string) => `下沉到 ${unit}`, status: '政治面貌', press: '我承诺，已报到' },
  en: {
    title: 'Make yourself known',
    at: (unit: string) => `Sent down to ${unit}`,
    status: 'Party status',
    press: 'I pledge; I have reported',
  },
};

export function PledgeCard({ unitName }: { unitName: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const [partyStatus, setStatus] = useState<PartyStatus>('member');
  const pledge = useCommand(makePledge, { invalidates: ['shift.mine'] });
  return (
    <article className={style['card']} aria-label={t.title}>
      <div className={style['cardHead']}>
        <b>{t.title}</b>
        <span className="muted">{t.at(unitName)}</span>
      </div>
      <p>{words(pledgeText)}</p>
      <Choice
        label={t.status}
        value={partyStatus}
        onChange={setStatus}
        options={partyStatuses.map((value) => ({ value, label: words(partyTitles[value]) }))}
      />
      <Button
        kind="primary"
        big
        wide
        icon="flag"
        busy={pledge.isSending}
        onPress={() => void pledge.run({ partyStatus })}
      >
        {t.press}
      </Button>
      <ProblemNote problem={pledge.problem} again={pledge.again} />
    </article>
  );
}
