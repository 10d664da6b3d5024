// The modules of this house, in one list.
import type { Module } from '#kernel/server/house.ts';
import { burdenModule } from '#modules/burden/server/index.ts';
import { calendarsModuleOf } from '#modules/calendars/server/module.ts';
import { callroundsModule } from '#modules/callrounds/server/index.ts';
import { campaignsModule } from '#modules/campaigns/server/index.ts';
import { clustersModule } from '#modules/clusters/server/index.ts';
import { devicesModule } from '#modules/devices/server/index.ts';
import { drillsModule } from '#modules/drills/server/index.ts';
import { dutiesModule } from '#modules/duties/server/index.ts';
import { dutylinesModule } from '#modules/dutylines/server/index.ts';
import { emergenciesModuleOf } from '#modules/emergencies/server/index.ts';
import { enterprisesModule } from '#modules/enterprises/server/index.ts';
import { enterpriseListAdapter } from '#modules/enterprises/server/public.ts';
import { factsModule } from '#modules/facts/server/index.ts';
import { filesModule } from '#modules/files/server/index.ts';
import { gatheringsModule } from '#modules/gatherings/server/index.ts';
import { handoversModuleOf } from '#modules/handovers/server/index.ts';
import { identityModule } from '#modules/identity/server/index.ts';
import { importsModuleOf } from '#modules/imports/server/module.ts';
import { incidentsModule } from '#modules/incidents/server/index.ts';
import { investigationsModule } from '#modules/investigations/server/index.ts';
import { mediationModule } from '#modules/mediation/server/index.ts';
import { methodsModule } from '#modules/methods/server/index.ts';
import { noticesModule } from '#modules/notices/server/index.ts';
import { phonesModuleOf } from '#modules/phones/server/index.ts';
import { pointsModule } from '#modules/points/server/index.ts';
import { pointListAdapter } from '#modules/points/server/public.ts';
import { registersModule } from '#modules/registers/server/index.ts';
import { registerSheetAdapter } from '#modules/registers/server/public.ts';
import { registryModule } from '#modules/registry/server/index.ts';
import { rosterAdapter } from '#modules/registry/server/public.ts';
import { reportsModule } from '#modules/reports/server/index.ts';
import { requestsModule } from '#modules/requests/server/index.ts';
import { requestLogAdapter } from '#modules/requests/server/public.ts';
import { rhythmsModule } from '#modules/rhythms/server/index.ts';
import { samplingModule } from '#modules/sampling/server/index.ts';
import { shiftsModule } from '#modules/shifts/server/index.ts';
import { statisticsModule } from '#modules/statistics/server/index.ts';
import { territoryModule } from '#modules/territory/server/index.ts';
import { gridTableAdapter } from '#modules/territory/server/public.ts';

const working: readonly Module[] = [
  burdenModule,
  callroundsModule,
  campaignsModule,
  clustersModule,
  devicesModule,
  drillsModule,
  dutiesModule,
  dutylinesModule,
  enterprisesModule,
  factsModule,
  filesModule,
  gatheringsModule,
  identityModule,
  incidentsModule,
  // Each kind of table that can be imported comes with the module whose register it fills.
  importsModuleOf([
    enterpriseListAdapter,
    gridTableAdapter,
    pointListAdapter,
    registerSheetAdapter,
    requestLogAdapter,
    rosterAdapter,
  ]),
  investigationsModule,
  mediationModule,
  methodsModule,
  noticesModule,
  pointsModule,
  registersModule,
  registryModule,
  reportsModule,
  requestsModule,
  rhythmsModule,
  samplingModule,
  shiftsModule,
  statisticsModule,
  territoryModule,
];

const phonesModule = phonesModuleOf(working);

/**
 * A post's calendar holds what each of the others puts into it; a hand-over carries what each says names a post or a person; what each gathered under an
 * emergency order is erased with it.
 */
export const modules: readonly Module[] = [
  ...working,
  calendarsModuleOf(working),
  phonesModule,
  emergenciesModuleOf([...working, phonesModule].flatMap(({ gathers }) => gathers ?? [])),
  handoversModuleOf(working.flatMap(({ carries }) => carries ?? [])),
];
