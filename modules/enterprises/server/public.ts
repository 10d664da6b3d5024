// What the rest of the house may use of the enterprises: the adapter of their import, and a firm brought in by a surveyor. Registers join on the table itself (db/migrations/0034).
export { type Brought, bringFirm } from './bring.ts';
export { enterpriseListAdapter } from './import/adapter.ts';
