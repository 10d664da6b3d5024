// What can be asked about requests. Every count here is the count of rows that `request.list` lists under the same filter.
export * from './caller-queries.ts';
export * from './queries/desk.ts';
export * from './queries/lists.ts';
export * from './queries/looks.ts';
export * from './queries/page.ts';
