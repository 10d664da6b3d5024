// What a table does with what comes in: whose code it is, what stands before the registrar, and the acts that follow. One thing after the other, whatever is scanned meanwhile.
import { useCallback, useRef, useState } from 'react';
import type { CommandInput, CommandSpec } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { closeTube, codeSchema, openTube, registerSample } from '../../shared/commands.ts';
import type { TableState, TableTube } from '../../shared/field-queries.ts';
import type { Roster, RosterPerson } from '../../shared/field-roster.ts';
import {
  type Comer,
  isFull,
  nextPosition,
  openHold,
  sampledHere,
  tubeInHand,
  tubeWanted,
} from '../../shared/field-rules.ts';
import { readScan } from '../../shared/scan.ts';
import { needsShortReason } from '../../shared/tube-rules.ts';
import type { FoundHow } from '../../shared/words.ts';
import type { Chosen } from './chosen.ts';
import type { Table } from './table.ts';

/** Who stands before the table. `nobody`: on no roster, to be registered as they say. */
export type Comes =
  /** `isAsHome`: their home is to have a tube of its own from now on. */
  | { kind: 'found'; person: RosterPerson; how: FoundHow; isAsHome?: boolean }
  | { kind: 'several'; people: RosterPerson[] }
  | { kind: 'nobody'; name: string; number: string; how: FoundHow };
export type Said =
  | { tone: 'good'; sampleId: string; name: string; place: number }
  | { tone: 'warn'; what: WarnWord; code?: string };
type WarnWord =
  | 'strangeCode'
  | 'unsoundCode'
  | 'foreignCode'
  | 'wrongNumber'
  | 'notFull'
  | 'notTube'
  | 'usedHere'
  | 'notKept';

export type Told = { name: string; idNumber?: string | undefined; phone?: string | undefined };
/** `late`: swabbed before they were registered, and why. */
type More = { told?: Told; again?: boolean; late?: string };
export type Desk = {
  comes: Comes | undefined;
  said: Said | undefined;
  mode: 'tube' | 'count' | 'person';
  /** The kind of tube that whoever stands there needs; what is scanned next opens one. */
  wanted: ReturnType<typeof tubeWanted>;
  /** True: it was taken for what it was, and the field may be emptied. */
  enter: (text: string) => Promise<void>;
  choose: (person: RosterPerson, how?: FoundHow) => void;
  clear: () => void;
  /** A closed home: a tube of its own comes next (C11). */
  asHome: () => void;
  register: (more?: More) => Promise<void>;
  open: (code: string) => Promise<void>;
  count: (told: number, shortReason?: string) => Promise<void>;
  act: <C extends CommandSpec>(spec: C, input: CommandInput<C>) => Promise<boolean>;
};

export function useDesk(parts: {
  table: Table | undefined;
  state: TableState;
  roster: Roster | undefined;
  find: (text: string) => Promise<RosterPerson | undefined>;
  chosen: Chosen;
  poolSize: number | null;
  onDone: () => void;
}): Desk {
  const { table, state, roster, find, chosen, poolSize, onDone } = parts;
  const [comes, setComes] = useState<Comes>();
  const [said, say] = useState<Said>();
  // What is pressed is meant of what is shown now, though React may draw it a moment later.
  const now = useRef<Comes>(undefined);
  const show = useCallback((next: Comes | undefined) => {
    now.current = next;
    setComes(next);
  }, []);

  const tube = tubeInHand(state);
  const comer = comerOf(state, tube, comes);
  const wanted = tubeWanted(tube, comer);
  const mode = modeOf(state, comes);

  async function act<C extends CommandSpec>(spec: C, make: (state: TableState) => CommandInput<C> | undefined) {
    if (!table) return false;
    try {
      return await table.act(spec, make);
    } catch {
      say({ tone: 'warn', what: 'notKept' });
      return false;
    }
  }

  async function open(raw: string): Promise<void> {
    const read = codeSchema.safeParse(raw);
    if (!read.success || !table) return say({ tone: 'warn', what: 'notTube' });
    const code = read.data;
    const before = table.state();
    if (before.tubes.some((one) => one.code === code)) return say({ tone: 'warn', what: 'usedHere', code });
    const who = now.current;
    const need = who && tubeWanted(tubeInHand(before), comerOf(before, tubeInHand(before), who));
    const homeId = who?.kind === 'found' ? who.person.homeId : '';
    const isHousehold = need === 'household' && homeId !== '';
    const pool = poolSize === 1 || poolSize === 5 ? poolSize : 10;
    const [kind, size] =
      need === 'single'
        ? (['single', 1] as const)
        : isHousehold
          ? (['household', 10] as const)
          : ([pool === 1 ? 'single' : 'pooled', pool] as const);
    const isDone = await act(openTube, () => ({
      tubeId: newId(),
      siteId: chosen.siteId,
      roundId: chosen.roundId,
      code,
      tableNo: chosen.tableNo,
      size,
      kind,
      ...(isHousehold ? { householdPlaceId: homeId } : {}),
      collector: chosen.collector,
    }));
    if (isDone) say(undefined);
  }

  async function count(told: number, shortReason?: string): Promise<void> {
    const closing = table && tubeInHand(table.state());
    if (!closing || (needsShortReason(closing, told) && !shortReason) || told > closing.size) return;
    const isDone = await act(closeTube, () => ({
      tubeId: closing.tubeId,
      told,
      ...(shortReason ? { shortReason } : {}),
    }));
    if (isDone) say(undefined);
  }

  async function register({ told, again = false, late }: More = {}): Promise<void> {
    const who = now.current;
    if (!who || who.kind === 'several' || !table) return;
    if (who.kind === 'nobody' && !told) return;
    const sampleId = newId();
    let place = 0;
    // From here on a second press means the next one.
    now.current = undefined;
    const isDone = await act(registerSample, (state) => {
      const tube = tubeInHand(state);
      const position = tube && nextPosition(tube);
      if (!tube || !position || tubeWanted(tube, comerOf(state, tube, who)) !== undefined) return undefined;
      if (who.kind === 'found' && !again && isDoneBefore(state, who.person)) return undefined;
      place = position;
      const known = who.kind === 'found';
      return {
        sampleId,
        tubeId: tube.tubeId,
        position,
        how: who.how,
        isPriority: known && who.person.isPriority,
        ...(late ? { lateReason: late } : {}),
        ...(known ? { subjectId: who.person.subjectId } : { told: { name: '', ...told } }),
      };
    });
    if (!isDone) {
      now.current = who;
      return;
    }
    if (now.current === undefined) setComes(undefined);
    say({ tone: 'good', sampleId, name: who.kind === 'found' ? who.person.name : (told?.name ?? ''), place });
    onDone();
  }

  async function enter(text: string): Promise<void> {
    const scan = readScan(text);
    if (!table) return;
    const here = table.state();
    const inHand = tubeInHand(here);
    const mode = modeOf(here, now.current);
    if (scan.kind === 'nothing') return register();
    if (inHand && isFull(inHand)) {
      const told = /^\d{1,2}$/.test(text.trim()) ? Number(text) : undefined;
      if (told !== undefined) return count(told);
    }
    const isOwn = scan.kind === 'person' || scan.kind === 'unsound_code' || scan.kind === 'foreign_code';
    const isCard = scan.kind === 'document' && scan.isCard;
    if (scan.kind === 'tube' || (mode === 'tube' && !isOwn && !isCard && codeSchema.safeParse(text).success)) {
      if (inHand && mode !== 'tube') return say({ tone: 'warn', what: 'notFull' });
      return open(text);
    }
    switch (scan.kind) {
      case 'unsound_code':
      case 'foreign_code':
        show(undefined);
        return say({ tone: 'warn', what: scan.kind === 'unsound_code' ? 'unsoundCode' : 'foreignCode' });
      case 'wrong_number':
        show(undefined);
        return say({ tone: 'warn', what: 'wrongNumber' });
      case 'person': {
        const person = await find(scan.code);
        show(person && { kind: 'found', person, how: 'qr' });
        return say(person ? undefined : { tone: 'warn', what: 'strangeCode' });
      }
      case 'document': {
        const person = await find(scan.number);
        const how = scan.isCard ? 'id_card' : 'passport';
        say(undefined);
        return show(person ? { kind: 'found', person, how } : { kind: 'nobody', name: '', number: scan.number, how });
      }
      default: {
        const people = roster?.search(text) ?? [];
        const [only, more] = people;
        say(undefined);
        if (!only) return show({ kind: 'nobody', name: text.trim(), number: '', how: 'search' });
        return show(more ? { kind: 'several', people } : { kind: 'found', person: only, how: howOf(only) });
      }
    }
  }

  return {
    comes,
    said,
    mode,
    wanted: comes && comes.kind !== 'several' ? wanted : undefined,
    enter,
    choose: (person, how) => show({ kind: 'found', person, how: how ?? howOf(person) }),
    asHome: () => {
      if (now.current?.kind === 'found') show({ ...now.current, isAsHome: true });
    },
    clear: () => {
      show(undefined);
      say(undefined);
    },
    register,
    open,
    count,
    act: (spec, input) => act(spec, () => input),
  };
}

const howOf = ({ isPreRegistered }: RosterPerson): FoundHow => (isPreRegistered ? 'pre_registered' : 'search');

/** What the field waits for: a tube, a count by hand, or somebody. */
function modeOf(state: TableState, comes: Comes | undefined): Desk['mode'] {
  const tube = tubeInHand(state);
  if (tube && isFull(tube)) return 'count';
  const wanted = comes && tubeWanted(tube, comerOf(state, tube, comes));
  return !tube || wanted === 'single' || wanted === 'household' ? 'tube' : 'person';
}

/** As the house knew when the roster was taken along; what this tablet took back since, or lost, it knows better. */
export const isDoneElsewhere = (state: TableState, { isDone, subjectId }: RosterPerson): boolean =>
  isDone && !state.tubes.some(({ people }) => people.some((one) => one.subjectId === subjectId));
export const isDoneBefore = (state: TableState, person: RosterPerson): boolean =>
  isDoneElsewhere(state, person) || sampledHere(state, person.subjectId) !== undefined;

/** A home is sealed where a tube of its own was opened, here or elsewhere. */
export function isSealed(state: TableState, { homeId, isSealed }: RosterPerson): boolean {
  return isSealed || (homeId !== '' && state.tubes.some(({ householdPlaceId }) => householdPlaceId === homeId));
}

function comerOf(state: TableState, tube: TableTube | undefined, comes: Comes | undefined): Comer {
  if (comes?.kind !== 'found') return { isHeld: false, isSealed: false, isOfHome: undefined };
  const { person } = comes;
  return {
    isHeld: openHold(state, person.subjectId) !== undefined,
    isSealed: comes.isAsHome === true || isSealed(state, person),
    isOfHome: person.homeId === '' ? undefined : person.homeId === tube?.householdPlaceId,
  };
}
