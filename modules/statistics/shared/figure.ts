// What a figure is: a count together with the filter that opens its rows, so that no number on any screen is without its door (experience 3).
import type { RequestFilter } from '#modules/requests/shared/queries.ts';

export type Figure = { value: number; filter: RequestFilter };

/** A share with everything it rests on (e1: what is excluded is kept apart, with its reason; an appeal is not hidden). */
export type Rate = {
  numerator: Figure;
  denominator: Figure;
  /** 0 to 1; null where there is nothing to divide by, which is not 0 and not 1. */
  value: number | null;
};

export function rateOf(numerator: Figure, denominator: Figure): Rate {
  return { numerator, denominator, value: shareOf(numerator.value, denominator.value) };
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export type RateWeights = { responseRate: number; resolutionRate: number; satisfactionRate: number };

/** The work method's own weighting of the three rates, 0 to 100; null until all three have something to rest on. */
export function scoreOf(
  weights: RateWeights,
  rates: { response: number | null; resolution: number | null; satisfaction: number | null },
): number | null {
  const { response, resolution, satisfaction } = rates;
  if (response === null || resolution === null || satisfaction === null) return null;
  return (
    weights.responseRate * response + weights.resolutionRate * resolution + weights.satisfactionRate * satisfaction
  );
}
