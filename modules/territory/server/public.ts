// What other modules may ask of the territory.

export { loadDivisions } from './divisions/store.ts';
export { gridTableAdapter } from './grid-table/adapter.ts';
export { addressOfDwelling, ensureHomes, type Homes, type HomesWanted } from './places/ensure.ts';
export { markInhabited } from './places/store.ts';
export * from './public/routing.ts';
