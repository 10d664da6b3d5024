// The incidents module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { incidentConstraints } from '../shared/problems.ts';
import { listAnswer } from './answers.ts';
import { reportHandler, supportHandler } from './handlers/incident.ts';

export const incidentsModule: Module = {
  name: 'incidents',
  commands: [reportHandler, supportHandler],
  queries: [listAnswer],
  constraints: incidentConstraints,
};
