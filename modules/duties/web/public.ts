// What other modules' screens may show of duties: the coverage of one round, its numbers leading to its names.
export { RoundCoverage } from './coverage/round-coverage.tsx';
