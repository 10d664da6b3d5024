// C8: whom the temperature gate holds, and how it ends. Until then they are swabbed alone.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { holdAtGate, releaseAtGate } from '../../shared/commands.ts';
import type { TableState } from '../../shared/field-queries.ts';
import type { Roster, RosterPerson } from '../../shared/field-roster.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import style from './table.module.css';
import type { Desk } from './use-desk.ts';

const messages = {
  zh: {
    title: '体温异常，临时隔离',
    who: '是谁（样貌、衣着）',
    temperature: '体温 ℃',
    wrong: '34 到 43 度之间',
    hold: '送临时隔离区',
    list: '临时隔离',
    add: '不在名册里的人…',
    end: '解除或转交…',
    outcome: '怎么处理',
    released: '复测正常，解除',
    taken_over: '转交医务人员',
    reasons: ['复测正常', '120 接走'],
  },
  en: {
    title: 'Fever: temporary isolation',
    who: 'Who (looks, clothes)',
    temperature: 'Temperature °C',
    wrong: 'Between 34 and 43',
    hold: 'To the isolation zone',
    list: 'Held',
    add: 'Somebody on no roster…',
    end: 'Release or hand over…',
    outcome: 'What becomes of them',
    released: 'Normal again: released',
    taken_over: 'Taken over by medical staff',
    reasons: ['Normal when measured again', 'Taken by ambulance'],
  },
};
type Act = { siteId: string; act: Desk['act']; onClose: () => void };

export function HoldSheet({ siteId, person, act, onClose }: Act & { person?: RosterPerson }) {
  const t = useMessages(messages);
  const [description, setDescription] = useState('');
  const [text, setText] = useState('');
  const temperature = Number(text.replace('。', '.'));
  const isRight = temperature >= 34 && temperature <= 43;
  const isWhole = isRight && (person !== undefined || description.trim() !== '');
  return (
    <Sheet open onClose={onClose} title={person ? `${t.title} · ${person.name}` : t.title}>
      <div className={style['form']}>
        {!person && <TextField label={t.who} value={description} maxLength={100} autoFocus onChange={setDescription} />}
        <TextField
          label={t.temperature}
          inputMode="decimal"
          value={text}
          maxLength={5}
          autoFocus={person !== undefined}
          wrong={text.length > 1 && !isRight ? t.wrong : undefined}
          onChange={setText}
        />
        <Button
          kind="danger"
          big
          wide
          whyNot={isWhole ? undefined : t.wrong}
          onPress={() => {
            const who = person ? { subjectId: person.subjectId } : { description: description.trim() };
            void act(holdAtGate, { holdId: newId(), siteId, temperature, ...who });
            onClose();
          }}
        >
          {t.hold}
        </Button>
      </div>
    </Sheet>
  );
}

export function HoldsSheet({
  siteId,
  state,
  roster,
  act,
  onClose,
}: Act & { state: TableState; roster: Roster | undefined }) {
  const t = useMessages(messages);
  const [ending, setEnding] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const [outcome, setOutcome] = useState<'released' | 'taken_over'>('released');
  if (isAdding) return <HoldSheet {...{ siteId, act }} onClose={() => setAdding(false)} />;
  if (ending)
    return (
      <ReasonSheet
        title={t.end}
        reasons={t.reasons}
        onClose={() => setEnding(undefined)}
        onReason={(reason) => {
          void act(releaseAtGate, { holdId: ending, outcome, reason });
          setEnding(undefined);
        }}
      >
        <Choice
          label={t.outcome}
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'released', label: t.released },
            { value: 'taken_over', label: t.taken_over },
          ]}
        />
      </ReasonSheet>
    );
  return (
    <Sheet open onClose={onClose} title={t.list}>
      <ul className={style['hits']}>
        {state.holds
          .filter(({ endedAt }) => endedAt === null)
          .map((hold) => (
            <li key={hold.holdId} className={style['hit']}>
              <span>
                <b>{(hold.subjectId && roster?.byId(hold.subjectId)?.name) || hold.description}</b>{' '}
                {hold.temperature.toFixed(1)} ℃ · <Moment at={hold.at} short />
              </span>
              <Button onPress={() => setEnding(hold.holdId)}>{t.end}</Button>
            </li>
          ))}
      </ul>
      <Button wide onPress={() => setAdding(true)}>
        {t.add}
      </Button>
    </Sheet>
  );
}
