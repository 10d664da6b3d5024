// What can be asked about the territory. The map and its posts are open to all staff of a district: "who is answerable here"
// must be one look-up for whoever needs to know it. `at` reads any past moment as it was then (1.T rule 8).

export * from './queries/coverage.ts';
export * from './queries/places.ts';
export * from './queries/redraws.ts';
export * from './queries/units.ts';
