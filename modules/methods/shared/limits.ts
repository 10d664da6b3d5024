// Look-ups in a work method: a kind by its code, and the limits in force for it in a class of area.
import type { TimeLimit } from '#kernel/shared/clock/limit.ts';
import type { WorkMethod } from './method.ts';
import type { RequestKind } from './request-kind.ts';

export type KindLimits = { response: TimeLimit; resolve: TimeLimit };

export function findKind(method: WorkMethod, kindCode: string): RequestKind | undefined {
  return method.requestKinds.find((kind) => kind.code === kindCode);
}

/** Limits of `kind` (standards a5: kind × area class). An unknown area class has the ordinary limits. */
export function limitsFor(method: WorkMethod, kind: RequestKind, areaClass?: string): KindLimits {
  const override = method.overrides.find((o) => o.kindCode === kind.code && o.areaClass === areaClass);
  return {
    response: override?.responseLimit ?? kind.responseLimit,
    resolve: override?.resolveLimit ?? kind.resolveLimit,
  };
}
