// What can be asked of mass testing, each post within its own area.
export * from './queries/boxes.ts';
export * from './queries/gate.ts';
export * from './queries/homes.ts';
export * from './queries/results.ts';
export * from './queries/sites.ts';
export * from './queries/tubes.ts';
