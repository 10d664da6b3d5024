// Who stands before the table, as a card with one large press (C9); why they may not go into the tube in hand stands on it.
import { useState } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { TableState } from '../../shared/field-queries.ts';
import type { Roster, RosterPerson } from '../../shared/field-roster.ts';
import { openHold, sampledHere } from '../../shared/field-rules.ts';
import { readScan } from '../../shared/scan.ts';
import { HoldSheet } from './hold-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import style from './table.module.css';
import { type Comes, type Desk, isDoneElsewhere, isSealed } from './use-desk.ts';
import { type TableWords, tableWords } from './words.ts';

type Parts = { desk: Desk; state: TableState; roster: Roster | undefined; siteId: string };

export function ComerPart({ desk, state, roster, siteId }: Parts) {
  const { comes } = desk;
  if (!comes) return null;
  if (comes.kind === 'several') return <Hits people={comes.people} state={state} onChoose={desk.choose} />;
  if (comes.kind === 'nobody') return <Nobody key={comes.number + comes.name} comes={comes} desk={desk} />;
  return <Found person={comes.person} {...{ desk, state, roster, siteId }} />;
}

/** Several of one name: chosen by address, never by chance. */
export function Hits({
  people,
  state,
  onChoose,
}: {
  people: readonly RosterPerson[];
  state: TableState;
  onChoose: (person: RosterPerson) => void;
}) {
  const t = useMessages(tableWords);
  return (
    <section className={`card ${style['part']}`}>
      <ul className={style['hits']}>
        {people.map((person) => (
          <li key={person.subjectId}>
            <button type="button" className={style['hit']} onClick={() => onChoose(person)}>
              <span>
                <b>{person.name}</b> {person.idTail && <span className="muted">{t.tail(person.idTail)}</span>}
                <br />
                <span className="muted">{person.address}</span>
              </span>
              <Marks person={person} state={state} />
            </button>
          </li>
        ))}
      </ul>
      {people.length >= 8 && <p className="muted">{t.many}</p>}
    </section>
  );
}

function Marks({ person, state }: { person: RosterPerson; state: TableState }) {
  const t = useMessages(tableWords);
  const before = sampledHere(state, person.subjectId);
  return (
    <span className={style['bar']}>
      {openHold(state, person.subjectId) && <Tag tone="red">{t.held}</Tag>}
      {before && <Tag tone="amber">{t.doneHere(before.tube.code, formatTime(instantOf(before.person.at)))}</Tag>}
      {isDoneElsewhere(state, person) && <Tag tone="amber">{t.doneElsewhere}</Tag>}
      {isSealed(state, person) && <Tag tone="amber">{t.sealed}</Tag>}
      {person.isPriority && <Tag tone="teal">{t.priority}</Tag>}
      {person.isPreRegistered && <Tag tone="teal">{t.pre}</Tag>}
    </span>
  );
}

function Found({ person, desk, state, roster, siteId }: Parts & { person: RosterPerson }) {
  const t = useMessages(tableWords);
  const [isHolding, setHolding] = useState(false);
  const [isLate, setLate] = useState(false);
  const isBefore = sampledHere(state, person.subjectId) !== undefined || isDoneElsewhere(state, person);
  const why = whyNot(desk.wanted, t);
  const family = roster?.household(person.homeId).filter(({ subjectId }) => subjectId !== person.subjectId) ?? [];
  return (
    <section className={`card ${style['part']}`} aria-label={person.name}>
      <div className={style['head']}>
        <h2 className={style['name']}>{person.name}</h2>
        <Marks person={person} state={state} />
      </div>
      <p>
        {person.address} {person.idTail && <span className="muted">{t.tail(person.idTail)}</span>}
      </p>
      <Button kind="primary" big wide whyNot={why} onPress={() => void desk.register({ again: isBefore })}>
        {isBefore ? t.again : t.register}
      </Button>
      {why && <p role="alert">{why}</p>}
      <div className={style['bar']}>
        {!openHold(state, person.subjectId) && (
          <Button kind="danger" onPress={() => setHolding(true)}>
            {t.hold}
          </Button>
        )}
        <Button kind="quiet" onPress={() => setLate(true)}>
          {t.late}
        </Button>
        {person.homeId && !isSealed(state, person) && (
          <Button kind="quiet" onPress={desk.asHome}>
            {t.asHome}
          </Button>
        )}
        {family.length > 0 && <span className="muted">{t.family}</span>}
        {family.slice(0, 6).map((one) => (
          <Button key={one.subjectId} kind="quiet" icon="person" onPress={() => desk.choose(one, 'companion')}>
            {one.name}
          </Button>
        ))}
      </div>
      {isLate && (
        <ReasonSheet
          title={t.late}
          reasons={t.lateReasons}
          whyNot={why}
          onClose={() => setLate(false)}
          onReason={(late) => {
            setLate(false);
            void desk.register({ again: isBefore, late });
          }}
        />
      )}
      {isHolding && <HoldSheet siteId={siteId} person={person} act={desk.act} onClose={() => setHolding(false)} />}
    </section>
  );
}

/** On no roster: as they say it, to be matched by the house or the desk. A wrong identity number is not taken for one. */
function Nobody({ comes, desk }: { comes: Extract<Comes, { kind: 'nobody' }>; desk: Desk }) {
  const t = useMessages(tableWords);
  const [name, setName] = useState(comes.name);
  const [number, setNumber] = useState(comes.number);
  const [phone, setPhone] = useState('');
  // A scanner that went on into this field wrote no name.
  const isName = name.trim() !== '' && !/\d{5}/.test(name);
  const isWrong = readScan(number).kind === 'wrong_number';
  const why = whyNot(desk.wanted, t) ?? (isWrong ? t.wrongNumber : isName ? undefined : t.nameWanted);
  return (
    <section className={`card ${style['part']}`} aria-label={t.nobody}>
      <b>{t.nobody}</b>
      <p className="muted">{t.nobodyHow}</p>
      <TextField label={t.name} value={name} maxLength={60} autoFocus onChange={setName} />
      <TextField
        label={t.number}
        value={number}
        maxLength={30}
        wrong={isWrong ? t.wrongNumber : undefined}
        onChange={setNumber}
      />
      <TextField label={t.phone} type="tel" inputMode="tel" value={phone} maxLength={20} onChange={setPhone} />
      <Button
        kind="primary"
        big
        wide
        whyNot={why}
        onPress={() =>
          void desk.register({
            told: {
              name: name.trim(),
              ...(number.trim().length >= 5 ? { idNumber: number.trim() } : {}),
              ...(phone.trim() ? { phone: phone.trim() } : {}),
            },
          })
        }
      >
        {t.register}
      </Button>
      {why && <p role="alert">{why}</p>}
    </section>
  );
}

function whyNot(wanted: Desk['wanted'], t: TableWords): string | undefined {
  switch (wanted) {
    case undefined:
      return undefined;
    case 'no_tube':
      return t.whyTube;
    case 'full':
      return t.whyFull;
    case 'single':
      return t.whySingle;
    case 'household':
      return t.whyHousehold;
    case 'not_of_home':
      return t.whyNotHome;
  }
}
