// What other modules may ask of duties.
export { stateAt as stateSql } from './views/state.ts';
// What other modules may use of duties: work told by another door than a visit's.
export { tellWork, type Work } from './work.ts';
