// A valid input for any command or query, read off its schema, with chosen values put where a field of that name stands. So that a new
// command is in the access matrix without anyone remembering it.
import { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';

type JsonSchema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  default?: unknown;
};

/** Values by field name: what an attacker would guess or copy. */
export type Planted = Record<string, unknown>;

/** Optional fields are filled where `planted` names them, and all of them where the schema's own refinements want more than the least. */
export function sampleInput(schema: z.ZodType, planted: Planted = {}): unknown {
  const json = readSchema(schema);
  const least = sample(json, '', planted, json.$defs ?? {}, false);
  return schema.safeParse(least).success ? least : sample(json, '', planted, json.$defs ?? {}, true);
}

/** Read once each: the access matrix asks for every command hundreds of times. */
const read = new WeakMap<z.ZodType, JsonSchema>();

function readSchema(schema: z.ZodType): JsonSchema {
  const known = read.get(schema);
  if (known) return known;
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  read.set(schema, json);
  return json;
}

function sample(
  schema: JsonSchema,
  name: string,
  planted: Planted,
  defs: Record<string, JsonSchema>,
  isFull: boolean,
): unknown {
  if (schema.$ref) return sample(defs[schema.$ref.replace('#/$defs/', '')] ?? {}, name, planted, defs, isFull);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sample(choice.find((one) => one.type !== 'null') ?? {}, name, planted, defs, isFull);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => sample(one, name, planted, defs, isFull)));
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => isFull || schema.required?.includes(key) || key in planted)
          .map(([key, value]) => [
            key,
            key in planted && isWritable(planted[key], value)
              ? fit(planted[key], value)
              : sample(value, key, planted, defs, isFull),
          ]),
      );
    case 'array': {
      const item = () => sample(schema.items ?? {}, name.replace(/s$/, ''), planted, defs, isFull);
      return (
        schema.prefixItems?.map((one) => sample(one, name, planted, defs, isFull)) ??
        Array.from({ length: schema.minItems ?? 0 }, item)
      );
    }
    case 'number':
    case 'integer':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
    case 'boolean':
      return true;
    case 'string':
      return text(schema, name, planted);
    default:
      return {};
  }
}

const candidates = [
  '样例',
  'sample',
  'zhang.san',
  'session_idle_minutes',
  '2026-03',
  '2026',
  '09:00',
  '370871003',
  '37087100001320000001',
  '123456',
  '1.0.0',
  '19900009999',
  '#0b6b6b',
  // The key of a calendar feed: 32 bytes as base64url.
  'c2FtcGxlLWtleS1vZi1hLWNhbGVuZGFyLWZlZWQtMDE',
];

/** A new pattern is taught here, so that its command does not drop out of the matrix unseen. */
function matching(pattern: RegExp, name: string): string {
  const found = candidates.find((candidate) => pattern.test(candidate));
  if (found === undefined)
    throw new Error(`no sample of ${name} matches ${pattern}; add one to testing/sample-input.ts`);
  return found;
}

/** A person's name where only a name in code may stand would be a refusal about form, not about rights. */
function isWritable(value: unknown, schema: JsonSchema): boolean {
  return !schema.pattern || schema.format !== undefined || new RegExp(schema.pattern, 'u').test(String(value));
}

function fit(value: unknown, schema: JsonSchema): unknown {
  return schema.type === 'array' && !Array.isArray(value) ? [value] : value;
}

function text(schema: JsonSchema, name: string, planted: Planted): string {
  if (name in planted && isWritable(planted[name], schema)) return String(planted[name]);
  if (schema.format === 'uuid') return newId();
  if (schema.format === 'date') return '2026-03-16';
  if (schema.format === 'date-time') return '2026-03-16T09:00:00+08:00';
  if (schema.pattern) return matching(new RegExp(schema.pattern, 'u'), name);
  if (/phone/i.test(name)) return '19900009999';
  return '样例'.padEnd(schema.minLength ?? 0, '例');
}
