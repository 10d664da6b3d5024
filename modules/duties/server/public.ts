// What other modules may use of duties: the state of one in SQL, and work told by another door than a visit's.
export { stateAt as stateSql } from './views/state.ts';
export { tellWork, type Work } from './work.ts';
