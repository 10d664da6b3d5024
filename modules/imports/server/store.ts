// SQL of the guided import: runs, and the rows staged in them.
export * from './store/rows.ts';
export * from './store/runs.ts';
