// What other modules' screens may show of duties: the coverage of one round, its numbers leading to its names; and where the page of any subject is.
export { RoundCoverage } from './coverage/round-coverage.tsx';
export { pathOfSubject } from './words.ts';
