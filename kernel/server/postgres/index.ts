// The database the server stands on: the embedded PostgreSQL, or where DATABASE_URL points.

export { type Connection, connectionFromUrl, connectionUrl } from './connection.ts';
export { codeOf, GroundFault } from './fault.ts';
export type { StopMode } from './postmaster.ts';
export type { Settings } from './settings.ts';
export { type RunningPostgres, removePostgres, type StartOptions, startPostgres } from './supervisor.ts';
