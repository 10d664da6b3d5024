// What the rest of the house may use of the enterprises: the adapter of their import. Registers join on the table itself (db/migrations/0034).
export { enterpriseListAdapter } from './import/adapter.ts';
