// 这次不用去: a reason is one press; only "other" wants a sentence. What is excused is neither done nor missed.
import { useState } from 'react';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import type { DutyKey } from '../../shared/commands.ts';
import { type ExcuseReason, excuseReasons } from '../../shared/visit.ts';
import style from './visit.module.css';

const messages = {
  zh: {
    title: '这次不用去',
    which: '哪些这次不用办',
    why: '为什么',
    how: '记为“已说明免做”，不算完成，也不算缺。',
    say: '说一句原因',
    needed: '“其他”要写一句原因',
    chooseOne: '先选哪些不用办',
    send: '说明免做',
  },
  en: {
    title: 'Not this time',
    which: 'Which are not asked this time',
    why: 'Why',
    how: 'Told as excused: neither done nor missed.',
    say: 'Say why',
    needed: '“Other” wants a sentence',
    chooseOne: 'Choose which first',
    send: 'Excuse',
  },
};

type Props = {
  subjectId: string;
  open: readonly { rhythmId: string; slot: string; title: Words }[];
  problem?: ProblemBody | undefined;
  onClose: () => void;
  onExcuse: (closes: readonly DutyKey[], reasonCode: ExcuseReason, reason: string) => void;
};

const keyOf = ({ rhythmId, slot }: { rhythmId: string; slot: string }) => `${rhythmId} ${slot}`;

export function ExcuseSheet({ subjectId, open, problem, onClose, onExcuse }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [chosen, setChosen] = useState(() => open.map(keyOf));
  const [isOther, setOther] = useState(false);
  const [reason, setReason] = useState('');
  const closes = open
    .filter((duty) => chosen.includes(keyOf(duty)))
    .map(({ rhythmId, slot }) => ({ rhythmId, subjectId, slot }));
  const whyNot = closes.length === 0 ? t.chooseOne : undefined;
  const codes = Object.keys(excuseReasons) as ExcuseReason[];
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <div className={style['form']} data-inset>
        <p className="muted">{t.how}</p>
        {open.length > 1 && (
          <Choices
            label={t.which}
            value={chosen}
            onChange={setChosen}
            options={open.map((duty) => ({ value: keyOf(duty), label: words(duty.title) }))}
          />
        )}
        <div className={style['reasons']} role="group" aria-label={t.why}>
          {codes.map((code) => (
            <Button
              key={code}
              big
              whyNot={whyNot}
              {...(code === 'other' ? { expanded: isOther } : {})}
              onPress={() => (code === 'other' ? setOther(true) : onExcuse(closes, code, ''))}
            >
              {words(excuseReasons[code])}
            </Button>
          ))}
        </div>
        {isOther && (
          <>
            <TextField label={t.say} lines={2} maxLength={500} autoFocus value={reason} onChange={setReason} />
            {reason.trim() === '' && <p className="muted">{t.needed}</p>}
            <Button
              kind="primary"
              big
              wide
              whyNot={whyNot ?? (reason.trim() === '' ? t.needed : undefined)}
              onPress={() => onExcuse(closes, 'other', reason)}
            >
              {t.send}
            </Button>
          </>
        )}
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={problem} />
      </div>
    </Sheet>
  );
}
