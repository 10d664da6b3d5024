// What other modules may ask of the territory.
export * from './routing.ts';
