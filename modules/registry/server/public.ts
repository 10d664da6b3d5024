// What the rest of the house may use of the registry: its adapter for the guided import, and what was told of the columns of a person.
export { rosterAdapter } from './roster/adapter.ts';
export { confirmTelling } from './tellings/correct.ts';
export { type ColumnTelling, listColumnHistory, listContestedColumns } from './tellings/told.ts';
