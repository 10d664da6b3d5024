// The commands on a request: contracts only. Who may issue one is refined by the chart (request-chart.ts) once the record is known.
export * from './commands/intake.ts';
export * from './commands/judging.ts';
export * from './commands/looks.ts';
export * from './commands/oversight.ts';
export * from './commands/work.ts';
