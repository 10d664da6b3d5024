// 设岗点: a kind brings the roles that it wants; the counts may be changed for this site.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setUpSite } from '../../shared/commands.ts';
import type { ShiftWords } from '../../shared/roster.ts';
import style from '../shifts.module.css';
import { titleOfRole } from '../words.ts';
import { WantedFields } from './plan-sheet.tsx';

const messages = {
  zh: {
    title: '设岗点',
    kind: '种类',
    name: '名称',
    place: '在哪里',
    drill: '用于',
    real: '实战',
    isDrill: '演练',
    press: '设岗点',
    wanting: '写明名称',
    how: '每班要几个人',
  },
  en: {
    title: 'Set up a site',
    kind: 'Kind',
    name: 'Name',
    place: 'Where',
    drill: 'For',
    real: 'Real work',
    isDrill: 'A drill',
    press: 'Set it up',
    wanting: 'A name is needed',
    how: 'Wanted on each shift',
  },
};

export function SiteSheet({ words: all, onClose }: { words: ShiftWords; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [siteId] = useState(newId);
  const [kind, setKind] = useState(all.kinds[0]?.code ?? '');
  const [title, setTitle] = useState('');
  const [placeText, setPlace] = useState('');
  const [mode, setMode] = useState<'real' | 'drill'>('real');
  const [wanted, setWanted] = useState(all.kinds[0]?.wanted ?? []);
  const save = useCommand(setUpSite, { invalidates: ['shift.week'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={save.isSending}
          whyNot={title.trim() === '' ? t.wanting : undefined}
          onPress={() =>
            void save.run({
              siteId,
              kind,
              title: title.trim(),
              placeText: placeText.trim(),
              wanted: wanted.filter(({ count }) => count > 0),
              isDrill: mode === 'drill',
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Select
          label={t.kind}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setWanted(all.kinds.find(({ code }) => code === next)?.wanted ?? []);
          }}
          options={all.kinds.map(({ code, title: name }) => ({ value: code, label: words(name) }))}
        />
        <TextField label={t.name} value={title} maxLength={60} onChange={setTitle} />
        <TextField label={t.place} value={placeText} maxLength={200} onChange={setPlace} />
        <p className="muted">{t.how}</p>
        <WantedFields wanted={wanted} roleTitle={(role) => words(titleOfRole(all, role))} onChange={setWanted} />
        <Choice
          label={t.drill}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'real', label: t.real },
            { value: 'drill', label: t.isDrill },
          ]}
        />
        <ProblemNote problem={save.problem} again={save.again} />
      </div>
    </Sheet>
  );
}
