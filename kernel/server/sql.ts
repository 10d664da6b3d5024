// SQL written as SQL: a tagged template that turns holes into parameters, so that text and values never mix.
// `sql.raw` exists for identifiers chosen by the code itself and must never see outside text.

export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | null
  | undefined
  | readonly SqlValue[]
  | Record<string, unknown>;

export class Sql<Row = unknown> {
  declare readonly row: Row;
  readonly parts: readonly string[];
  readonly values: readonly SqlValue[];

  constructor(parts: readonly string[], values: readonly SqlValue[]) {
    this.parts = parts;
    this.values = values;
  }

  get text(): string {
    let text = this.parts[0] ?? '';
    for (let i = 1; i < this.parts.length; i++) text += `$${i}${this.parts[i]}`;
    return text;
  }
}

type Hole = SqlValue | Sql<unknown>;

function build<Row = unknown>(strings: TemplateStringsArray, ...holes: Hole[]): Sql<Row> {
  const parts: string[] = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  holes.forEach((hole, i) => {
    const after = strings[i + 1] ?? '';
    if (hole instanceof Sql) {
      parts[parts.length - 1] += hole.parts[0] ?? '';
      for (let k = 0; k < hole.values.length; k++) {
        values.push(hole.values[k]);
        parts.push(hole.parts[k + 1] ?? '');
      }
      parts[parts.length - 1] += after;
    } else {
      values.push(hole);
      parts.push(after);
    }
  });
  return new Sql<Row>(parts, values);
}

function join(pieces: readonly Sql[], separator = ', '): Sql {
  const parts: string[] = [''];
  const values: SqlValue[] = [];
  pieces.forEach((piece, i) => {
    parts[parts.length - 1] += (i > 0 ? separator : '') + (piece.parts[0] ?? '');
    for (let k = 0; k < piece.values.length; k++) {
      values.push(piece.values[k]);
      parts.push(piece.parts[k + 1] ?? '');
    }
  });
  return new Sql(parts, values);
}

export const sql = Object.assign(build, {
  join,
  raw: (text: string): Sql => new Sql([text], []),
  empty: new Sql([''], []),
  /** `and`-joined conditions, or `true` when there are none. */
  all: (conditions: readonly (Sql | undefined | false | null)[]): Sql => {
    const present = conditions.filter((c): c is Sql => c instanceof Sql);
    return present.length === 0
      ? new Sql(['true'], [])
      : join(
          present.map((c) => build`(${c})`),
          ' and ',
        );
  },
  /** JSON parameter: pg would turn an array into a PostgreSQL array otherwise. */
  json: (value: unknown): string => wellFormed(value ?? null),
});

/** Half a character (a lone surrogate) is one that PostgreSQL takes in text as U+FFFD, but in jsonb not at all: the same is done for it here. */
function wellFormed(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part));
}
