// What is done in mass testing. Whatever a tablet does works off line, carries ids made on it, and is judged by what the tablet itself could know (README).
export * from './commands/boxes.ts';
export * from './commands/gate.ts';
export * from './commands/homes.ts';
export * from './commands/results.ts';
export * from './commands/samples.ts';
export { codeSchema } from './commands/shapes.ts';
export * from './commands/sites.ts';
export * from './commands/tubes.ts';
