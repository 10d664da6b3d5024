// What other modules may ask of the territory.

export type { Answerable } from '../shared/queries.ts';
export { answerableAt, type Spot } from './answerable/views.ts';
export { loadDivisions } from './divisions/store.ts';
export * from './public/routing.ts';
