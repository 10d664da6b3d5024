// What other modules may ask of duties.
export { stateAt as stateSql } from './views/state.ts';
