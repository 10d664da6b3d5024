// 确认是谁 (C9): what they said, who of the register it may be and by what, and a search for whoever looks further. Nobody is chosen by the house.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { findPersons } from '#modules/registry/shared/queries.ts';
import { nameSample } from '../../shared/commands.ts';
import { candidates } from '../../shared/queries.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    title: '确认是谁',
    tails: (id: string | null, phone: string | null) =>
      [id && `证件尾号 ${id}`, phone && `电话尾号 ${phone}`].filter(Boolean).join(' · '),
    by: { number: '证件号相同', phone: '电话相同', name: '姓名相同' },
    sampled: '本轮已采过',
    age: (n: number) => `${n} 岁`,
    is: '就是这一位',
    none: '没有对得上的人，按姓名或电话尾号找：',
    look: '找人',
  },
  en: {
    title: 'Who is it',
    tails: (id: string | null, phone: string | null) =>
      [id && `document ends ${id}`, phone && `phone ends ${phone}`].filter(Boolean).join(' · '),
    by: { number: 'same number', phone: 'same phone', name: 'same name' },
    sampled: 'sampled in this round already',
    age: (n: number) => `aged ${n}`,
    is: 'It is this one',
    none: 'Nobody fits; look by name or end of phone:',
    look: 'Find',
  },
};

export function NameSheet({ sampleId, onClose }: { sampleId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const { answer, problem } = useAsk(candidates, { sampleId });
  const found = useAsk(findPersons, { text: text.trim(), limit: 8 }, { enabled: text.trim().length > 1 });
  const name = useCommand(nameSample, { invalidates: ['sampling.'], onDone: onClose });
  const choose = (subjectId: string) => (
    <Button busy={name.isSending} onPress={() => void name.run({ sampleId, subjectId })}>
      {t.is}
    </Button>
  );
  return (
    <Sheet open onClose={onClose} title={answer ? `${t.title} · ${answer.name}` : t.title}>
      <div className={style['form']}>
        <ProblemNote problem={problem ?? name.problem} again={name.again} />
        {!answer && !problem && <Skeleton lines={3} />}
        {answer && (
          <>
            <p className="muted">
              {answer.siteTitle} · {answer.code} · <Moment at={answer.takenAt} short />{' '}
              {t.tails(answer.idTail, answer.phoneTail)}
            </p>
            <ul className={style['lines']}>
              {answer.people.map((one) => (
                <li key={one.subjectId} className={style['row']}>
                  <b>{one.name}</b>
                  <span>
                    {one.age !== null && t.age(one.age)} {one.address}
                  </span>
                  <Tag tone="teal">{t.by[one.by]}</Tag>
                  {one.isSampled && <Tag tone="amber">{t.sampled}</Tag>}
                  {choose(one.subjectId)}
                </li>
              ))}
            </ul>
            {answer.people.length === 0 && <p className="muted">{t.none}</p>}
            <TextField label={t.look} type="search" value={text} maxLength={80} onChange={setText} />
            <ul className={style['lines']}>
              {text.trim().length > 1 &&
                found.answer?.people.map((one) => (
                  <li key={one.personId} className={style['row']}>
                    <b>{one.name}</b>
                    <span>{one.address}</span>
                    {choose(one.personId)}
                  </li>
                ))}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  );
}
