// How a kind of table gets into the register: each module brings one adapter for its kind, registered where the house is put together. The import itself
// knows sheets, rows and decisions, and nothing of what they mean.
import type { z } from 'zod';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import type { PersonalNumber } from '../shared/kind.ts';
import type { ImportKindName } from '../shared/kinds.ts';

/** One good row as the reading engine made it, and where it stands in the sheet. */
export type StagedRow<Row extends object> = { sheet: number; rowNo: number; row: Row; rest: Record<string, Cell> };

/**
 * `new`: nothing like it is held. `same`: all it says is held already. `changed`: it is held and differs. `conflict`: it contradicts what is held
 * in a way that no table may settle (one identity number under two names); it is not taken.
 */
export type Standing = 'new' | 'same' | 'changed' | 'conflict';
/** `personal`: the values are numbers of a person's own and are shown masked. */
export type Difference = { what: Words; from: string | null; to: string | null; personal?: PersonalNumber };
export type Comparison = { standing: Standing; differences?: readonly Difference[] };

/** The unit whose table it is. The one who imports answers for it: every place or person taken must belong there. */
export type ImportArea = { unitId: string; districtId: string; kind: string; name: string };

export type ImportContext<Options = Record<string, unknown>> = {
  tx: Tx;
  area: ImportArea;
  options: Options;
  secrets: Secrets;
  runId: string;
  now: number;
};

export type Taken = {
  /** How many of what came in: `people`, `places`, `posts` … */
  counts: Record<string, number>;
  events: DomainEvent[];
};

export type ImportAdapter<Row extends object = object, Options = Record<string, unknown>> = {
  kind: ImportKindName;
  allowed: readonly Role[];
  areaKinds: readonly string[];
  options: z.ZodType<Options>;
  /** One verdict a row, in order. Runs as the house, past row-level security: it must keep to `area.districtId` and tell nothing of other areas. */
  compare(rows: readonly StagedRow<Row>[], context: ImportContext<Options>): Promise<readonly Comparison[]>;
  /** Takes rows that are new or changed, in set-based statements. Must change nothing for a row that is already held. */
  take(rows: readonly StagedRow<Row>[], context: ImportContext<Options>): Promise<Taken>;
};

/** Closes the types of one kind in; rows come back from their sealed store as plain JSON of the kind that the run names. */
export function defineAdapter<Row extends object, Options>(adapter: ImportAdapter<Row, Options>): ImportAdapter {
  return adapter as unknown as ImportAdapter;
}

export type Adapters = ReadonlyMap<string, ImportAdapter>;
