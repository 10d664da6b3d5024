// What other modules may use of the guided import: the shape of an adapter.
export * from './adapter.ts';
