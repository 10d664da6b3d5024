// A table as its tablet knows it: what the house said last, and what was done here since, one act after the other. Pure, and the same whatever was told of it twice: an act that
// the house has answered for already changes nothing, so that wherever a battery dies the table stands as it stood (C9, C11; field-state.test.ts).
import type { CommandInput } from '#kernel/shared/command.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import {
  closeSite,
  closeTube,
  disinfectSite,
  holdAtGate,
  loseTube,
  openSite,
  openTube,
  packBox,
  registerSample,
  releaseAtGate,
  unswabSample,
} from './commands.ts';
import type { TablePerson, TableState, TableTube } from './field-queries.ts';

export type TableAct = Required<CommandEnvelope>;
/** Whose table: acts at other sites and of other rounds are not its own. */
export type TableScope = { siteId: string; roundId: string };

export const emptyTable: TableState = {
  openedAt: null,
  closedAt: null,
  disinfectedAt: null,
  tubes: [],
  holds: [],
  boxes: [],
};

type Tell = (state: TableState, act: TableAct, scope: TableScope) => TableState;
const later = (one: string | null, other: string): string => (one !== null && one > other ? one : other);

const tellers: Record<string, Tell> = {
  [openSite.name](state, { at, input }, { siteId }) {
    const told = input as CommandInput<typeof openSite>;
    return told.siteId === siteId ? { ...state, openedAt: later(state.openedAt, at) } : state;
  },
  [closeSite.name](state, { at, input }, { siteId }) {
    const told = input as CommandInput<typeof closeSite>;
    return told.siteId === siteId ? { ...state, closedAt: later(state.closedAt, at) } : state;
  },
  [disinfectSite.name](state, { input }, { siteId }) {
    const told = input as CommandInput<typeof disinfectSite>;
    return told.siteId === siteId
      ? { ...state, disinfectedAt: later(state.disinfectedAt, new Date(told.toAt).toISOString()) }
      : state;
  },
  [openTube.name](state, { at, input }, scope) {
    const told = input as CommandInput<typeof openTube>;
    const isOther = told.siteId !== scope.siteId || told.roundId !== scope.roundId;
    if (isOther || state.tubes.some(({ tubeId }) => tubeId === told.tubeId)) return state;
    const tube: TableTube = {
      tubeId: told.tubeId,
      code: told.code,
      tableNo: told.tableNo,
      size: told.size,
      kind: told.kind,
      householdPlaceId: told.householdPlaceId ?? null,
      collector: told.collector,
      openedAt: at,
      closedAt: null,
      told: null,
      shortReason: null,
      lostAt: null,
      lostReason: null,
      people: [],
    };
    return { ...state, tubes: [...state.tubes, tube] };
  },
  [registerSample.name](state, { at, input }) {
    const told = input as CommandInput<typeof registerSample>;
    return change(state, told.tubeId, (tube) => {
      if (tube.people.some(({ sampleId }) => sampleId === told.sampleId)) return tube;
      const person: TablePerson = {
        sampleId: told.sampleId,
        position: told.position,
        subjectId: told.subjectId ?? null,
        name: told.subjectId === undefined ? (told.told?.name ?? '') : '',
        how: told.how,
        isPriority: told.isPriority ?? false,
        at,
        unswabReason: null,
      };
      return { ...tube, people: [...tube.people, person] };
    });
  },
  [unswabSample.name](state, { input }) {
    const told = input as CommandInput<typeof unswabSample>;
    const tube = state.tubes.find(({ people }) => people.some(({ sampleId }) => sampleId === told.sampleId));
    if (!tube) return state;
    return change(state, tube.tubeId, ({ people, ...rest }) => ({
      ...rest,
      people: people.map((person) =>
        person.sampleId === told.sampleId && person.unswabReason === null
          ? { ...person, unswabReason: told.reason }
          : person,
      ),
    }));
  },
  [closeTube.name](state, { at, input }) {
    const told = input as CommandInput<typeof closeTube>;
    return change(state, told.tubeId, (tube) =>
      tube.closedAt === null ? { ...tube, closedAt: at, told: told.told, shortReason: told.shortReason ?? null } : tube,
    );
  },
  [loseTube.name](state, { at, input }) {
    const told = input as CommandInput<typeof loseTube>;
    return change(state, told.tubeId, (tube) =>
      tube.lostAt === null ? { ...tube, lostAt: at, lostReason: told.reason } : tube,
    );
  },
  [holdAtGate.name](state, { at, input }, { siteId }) {
    const told = input as CommandInput<typeof holdAtGate>;
    if (told.siteId !== siteId || state.holds.some(({ holdId }) => holdId === told.holdId)) return state;
    const { holdId, subjectId = null, description = '', temperature } = told;
    return { ...state, holds: [...state.holds, { holdId, subjectId, description, temperature, at, endedAt: null }] };
  },
  [releaseAtGate.name](state, { at, input }) {
    const told = input as CommandInput<typeof releaseAtGate>;
    return {
      ...state,
      holds: state.holds.map((hold) =>
        hold.holdId === told.holdId && hold.endedAt === null ? { ...hold, endedAt: at } : hold,
      ),
    };
  },
  [packBox.name](state, { at, input }, scope) {
    const told = input as CommandInput<typeof packBox>;
    const isOther = told.siteId !== scope.siteId || told.roundId !== scope.roundId;
    if (isOther || state.boxes.some(({ boxId }) => boxId === told.boxId)) return state;
    const box = { boxId: told.boxId, code: told.code, codes: told.codes.toSorted(), at };
    return { ...state, boxes: [...state.boxes, box] };
  },
};

/** Whether a table goes by it at all. */
export const isTableAct = (name: string): boolean => Object.hasOwn(tellers, name);

export function tell(state: TableState, act: TableAct, scope: TableScope): TableState {
  return tellers[act.name]?.(state, act, scope) ?? state;
}

/** `base`: what the house said when it had the first of `acts` at the earliest; what it had beyond is known again by its ids. */
export function foldTable(base: TableState, acts: readonly TableAct[], scope: TableScope): TableState {
  return acts.reduce((state, act) => tell(state, act, scope), base);
}

function change(state: TableState, tubeId: string, how: (tube: TableTube) => TableTube): TableState {
  const at = state.tubes.findLastIndex((tube) => tube.tubeId === tubeId);
  const tube = state.tubes[at];
  if (!tube) return state;
  const next = how(tube);
  return next === tube ? state : { ...state, tubes: state.tubes.with(at, next) };
}
