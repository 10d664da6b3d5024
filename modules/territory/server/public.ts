// What other modules may ask of the territory.

export type { Answerable } from '../shared/queries.ts';
export { answerableAt, type Spot } from './answerable/views.ts';
export { loadDivisions } from './divisions/store.ts';
export { gridTableAdapter } from './grid-table/adapter.ts';
export { addressOfDwelling, ensureHomes, type Homes, type HomesWanted } from './places/ensure.ts';
export { markInhabited } from './places/store.ts';
export * from './public/routing.ts';
