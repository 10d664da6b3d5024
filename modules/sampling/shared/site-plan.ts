// How many sites, tables and samplers a population asks for (NHC, 13 May 2022: one site per 2,000–3,000, one table per 600–800; 3rd edition guide: samplers = population ÷ 360).
// The figures are a district's to change; the arithmetic is shown with them.

export type Density = { peoplePerSite: number; peoplePerTable: number; peoplePerSampler: number };
export const usualDensity: Density = { peoplePerSite: 2500, peoplePerTable: 700, peoplePerSampler: 360 };
/** As the guides bound them. */
export const densityBounds = { site: [2000, 3000], table: [600, 800] } as const;

export type SitePlan = Density & { people: number; sites: number; tables: number; samplers: number };

export function planSites(people: number, density: Density = usualDensity): SitePlan {
  const up = (each: number) => Math.ceil(people / each);
  const sites = up(density.peoplePerSite);
  return {
    ...density,
    people,
    sites,
    // No site without a table.
    tables: Math.max(sites, up(density.peoplePerTable)),
    samplers: up(density.peoplePerSampler),
  };
}
