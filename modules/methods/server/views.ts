import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { publishMethod } from '../shared/commands.ts';
import { workMethodSchema } from '../shared/method.ts';
import type { RequestKind } from '../shared/request-kind.ts';
import { methodAt } from './public.ts';
import { listShelf } from './shelf.ts';
import { listMethods } from './store/methods.ts';

export async function answerMethods(_input: object, { tx }: Context) {
  const rows = await listMethods(tx);
  return {
    methods: rows.map((row) => {
      const method = workMethodSchema.parse(row.body);
      return {
        id: row.id,
        name: row.name,
        version: row.version,
        title: method.title,
        areaName: row.areaName,
        effectiveFrom: row.effectiveFrom,
        counts: method.counts,
        kindCount: method.requestKinds.length,
      };
    }),
  };
}

export async function answerShelf({ name }: { name?: string | undefined }, { tx, actor }: Context) {
  const shelf = await listShelf(tx);
  return {
    methods: shelf
      .filter(({ method }) => name === undefined || method.name === name)
      .map(({ method, body, isInForce }) => ({
        name: method.name,
        version: method.version,
        title: method.title,
        summary: method.summary,
        effectiveFrom: method.effectiveFrom,
        isInForce,
        body: name === undefined ? null : body,
      })),
    mayPublish: actor.kind === 'staff' && mayBy(publishMethod.allowed, actor),
  };
}

export async function answerCatalogue(input: { unitId?: string | undefined }, { tx, actor }: Context) {
  const unitId =
    input.unitId ?? (actor.kind === 'staff' ? actor.unitId : 'districtId' in actor ? actor.districtId : '');
  const { id, method } = await methodAt(tx, unitId);
  const handling = new Map<string, { zh: string; en: string }>(
    method.handlingUnits.map((unit) => [unit.kind, unit.title]),
  );
  return {
    id,
    title: method.title,
    counts: method.counts,
    channels: method.channels,
    mustAnswerKinds: method.mustAnswerKinds,
    mustVisitGroups: method.mustVisitGroups.map(({ code, title }) => ({ code, title })),
    fields: method.fields,
    kinds: method.requestKinds.map((kind) => shownKind(kind, handling)),
    suspensions: method.suspensions.map(({ code, title }) => ({ code, title })),
    exclusions: method.exclusions,
  };
}

function shownKind(kind: RequestKind, handling: ReadonlyMap<string, { zh: string; en: string }>) {
  const {
    code,
    title,
    countsAs,
    handlingKind,
    responseLimit,
    resolveLimit,
    filingCondition,
    closingCondition,
    sensitivity,
    requiredFields,
  } = kind;
  return {
    code,
    title,
    countsAs,
    handlingKind,
    responseLimit,
    resolveLimit,
    filingCondition,
    closingCondition,
    sensitivity,
    requiredFields,
    booking: kind.booking ?? null,
    mustAnswerKind: kind.mustAnswerKind ?? null,
    serviceKind: kind.serviceKind ?? null,
    handlingTitle: handling.get(handlingKind) ?? { zh: handlingKind, en: handlingKind },
    isEmergency: kind.isEmergency ?? false,
    mayRunLong: kind.mayRunLong ?? false,
  };
}
