// Rows that claim to be the same thing. The later row carries the fault, the earlier one points back at it, and each names the other,
// so that a person can put both side by side.
import type { Words } from '#kernel/shared/problem.ts';
import { finding } from './findings.ts';
import type { CheckedRow, Place, RowProblem } from './kind.ts';

type Placed<F extends string> = RowProblem<F> & { place: Place };

export type RepeatedOptions<Row, F extends string> = {
  what: Words;
  column: F;
  /** Problems of a row that a repeated key explains, by code. */
  explains?: readonly string[];
  /** Rows that say the very same thing: the later one can simply go. */
  isIdentical?: (a: Row, b: Row) => boolean;
};

export function findRepeated<Row, F extends string>(
  rows: readonly CheckedRow<Row, F>[],
  { what, column, explains = [], isIdentical }: RepeatedOptions<Row, F>,
): Placed<F>[] {
  const groups = new Map<string, CheckedRow<Row, F>[]>();
  for (const row of rows) {
    if (row.key === undefined || row.verdict === 'left_out') continue;
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const [first, ...later] = group;
      if (!first) return [];
      if (isIdentical && later.every((row) => isIdentical(first.row, row.row))) {
        return later.map((row) =>
          problemAt(row, finding('row.repeated', 'ask', { others: rowWords([first.place]) }, { mayWaive: false }), [
            first.place,
          ]),
        );
      }
      return group.map((row): Placed<F> => {
        const others = namedOthers(group, row);
        const evidence = row.problems.filter((problem) => explains.includes(problem.code));
        const problem = problemAt(
          row,
          finding('row.key_repeated', 'ask', { what, others: rowWords(others, group.length - 1) }),
          others,
        );
        return { ...problem, ...(row === first ? { isEcho: true } : {}), ...(evidence.length > 0 ? { evidence } : {}) };
      });
    });

  function problemAt(row: CheckedRow<Row, F>, found: ReturnType<typeof finding>, others: Place[]): Placed<F> {
    return { ...found, place: row.place, column, value: row.key ?? null, others };
  }
}

/** A placeholder filled in a thousand times must not make a million pairs: the first few are named, the rest counted. */
const named = 5;

function namedOthers<Row, F extends string>(group: readonly CheckedRow<Row, F>[], row: CheckedRow<Row, F>): Place[] {
  const others: Place[] = [];
  for (let i = 0; i < group.length && others.length < named; i++) {
    const other = group[i];
    if (other && other !== row) others.push(other.place);
  }
  return others;
}

/** 第 12 行、第 3 张表第 40 行; the sheet is named only where there are several. */
export function rowWords(places: readonly Place[], count = places.length): Words {
  const several = places.some((place) => place.sheet > 0);
  return {
    zh:
      places.map(({ sheet, row }) => `${several ? `第 ${sheet + 1} 张表` : ''}第 ${row} 行`).join('、') +
      (count > places.length ? `等 ${count} 行` : ''),
    en:
      places.map(({ sheet, row }) => `${several ? `sheet ${sheet + 1} ` : ''}row ${row}`).join(', ') +
      (count > places.length ? ` and others, ${count} in all` : ''),
  };
}
