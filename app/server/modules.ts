// The modules of this house, in one list.
import type { Module } from '#kernel/server/house.ts';
import { identityModule } from '#modules/identity/server/index.ts';
import { methodsModule } from '#modules/methods/server/index.ts';
import { registryModule } from '#modules/registry/server/index.ts';
import { requestsModule } from '#modules/requests/server/index.ts';
import { rhythmsModule } from '#modules/rhythms/server/index.ts';
import { statisticsModule } from '#modules/statistics/server/index.ts';
import { territoryModule } from '#modules/territory/server/index.ts';

export const modules: readonly Module[] = [
  identityModule,
  methodsModule,
  registryModule,
  requestsModule,
  rhythmsModule,
  statisticsModule,
  territoryModule,
];
