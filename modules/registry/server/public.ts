// What the rest of the house may use of the registry: its adapter for the guided import.
export { rosterAdapter } from './roster/adapter.ts';
