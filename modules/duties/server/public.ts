// What other modules may use of duties: work told by another door than a visit's, rhythms of one turn with a list of their own, and the state of a duty in SQL.
export {
  askAgain,
  askOnce,
  askOnceOf,
  closeOnce,
  endTurn,
  type Once,
  onceSlot,
  openOnce,
  reopenOnce,
  type TurnDone,
} from './store/once.ts';
export { openTold, type ToldRow } from './told.ts';
export { stateAt as stateSql } from './views/state.ts';
export { withdrawWork } from './withdraw.ts';
export { tellWork, type Work } from './work.ts';
