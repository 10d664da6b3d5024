// The facts of a request as screens may show them: sensitive ones by their mask, photos as links, what was told before with its time.
import type { Context } from '#kernel/server/house.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import { type FactValue, type Field, factValueSchema } from '#kernel/shared/field.ts';
import { factMask, factWords } from '#kernel/shared/field-rules.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { getMethod, type MethodInForce } from '#modules/methods/server/public.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import { type Ask, asksOf, dictionaryOf, type ShownFact } from '../../shared/facts.ts';
import { requestProblem } from '../../shared/problems.ts';
import { type FactRow, listFacts, listKnownFacts } from '../store/facts.ts';
import { asStaff } from './lists.ts';

/** The value itself, unsealed where it was sealed: never handed to a screen by this. */
export function valueOf({ value, cipher }: Pick<FactRow, 'value' | 'cipher'>, secrets: Secrets): FactValue {
  return factValueSchema.parse(cipher ? JSON.parse(secrets.open(cipher)) : value);
}

type Files = ReadonlyMap<string, { id: string; url: string; mediaType: string }>;

async function filesOf(ids: readonly string[], { tx, files }: Context): Promise<Files> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; mediaType: string }>(
    sql`select id, media_type as "mediaType" from files where id = any (${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, { ...row, url: files.link(row.id) }]));
}

const photosIn = (field: Field, value: FactValue): string[] =>
  field.type === 'photo' && Array.isArray(value) ? [...value] : [];

/** `isOwn`: asked by the caller, for whom the names of staff are masked. */
export async function shownFacts(
  requestId: string,
  { method }: MethodInForce,
  context: Context,
  { isOwn = false } = {},
): Promise<ShownFact[]> {
  const fields = dictionaryOf(method.fields);
  const rows = (await listFacts(context.tx, requestId)).flatMap((row) => {
    const field = fields.get(row.field);
    return field ? [{ ...row, field, told: valueOf(row, context.secrets) }] : [];
  });
  const open = rows.filter(({ isCurrent, field }) => isCurrent && field.sensitivity === 'normal');
  const files = await filesOf(
    open.flatMap(({ field, told }) => photosIn(field, told)),
    context,
  );
  const shown = ({ field, told, at, by }: (typeof rows)[number]) => ({
    ...(field.sensitivity === 'normal'
      ? { value: told, mask: null }
      : { value: null, mask: { zh: factMask(field, told, 'zh'), en: factMask(field, told, 'en') } }),
    at,
    by: by && isOwn ? maskName(by) : by,
  });
  return rows
    .filter(({ isCurrent }) => isCurrent)
    .map((row) => ({
      ...shown(row),
      field: row.field,
      files:
        row.field.sensitivity === 'normal' ? photosIn(row.field, row.told).flatMap((id) => files.get(id) ?? []) : [],
      byKind: row.byKind,
      unitName: row.unitName,
      earlier: rows.filter((one) => one.field === row.field && !one.isCurrent).map(shown),
    }));
}

/** What the kind asks for, and which of it is known. */
export async function asksFor(
  requestId: string,
  kind: RequestKind | undefined,
  { method }: MethodInForce,
  { tx }: Context,
): Promise<Ask[]> {
  if (!kind || kind.requiredFields.length === 0) return [];
  return asksOf(kind, dictionaryOf(method.fields), await listKnownFacts(tx, requestId));
}

export function bookingOf(kind: RequestKind | undefined, { method }: MethodInForce) {
  const fields = dictionaryOf(method.fields);
  const wishedAt = fields.get(kind?.booking?.wishedAt ?? '');
  const agreedAt = fields.get(kind?.booking?.agreedAt ?? '');
  return wishedAt && agreedAt ? { wishedAt, agreedAt } : null;
}

/** The sealed fact, to the one who put the look on record within the last ten minutes. */
export async function answerRevealedFact(input: { requestId: string; field: string }, context: Context) {
  const { tx, secrets, now } = context;
  const actor = asStaff(context);
  const row = await tx.first<{ value: unknown; cipher: Buffer | null; methodVersionId: string }>(sql`
    select f.value, f.cipher, r.method_version_id as "methodVersionId" from request_facts f join requests r on r.id = f.request_id
     where f.request_id = ${input.requestId} and f.field = ${input.field} and f.replaced_at is null and exists (
       select from app.journal_of(r.id) j where j.name = 'request.reveal_fact' and j.actor_id = ${actor.staffId} and j.content->'input'->>'field' = f.field
          and j.at > app.now() - interval '10 minutes')`);
  if (!row) throw requestProblem('not_found');
  const { method } = await getMethod(tx, row.methodVersionId);
  const field = dictionaryOf(method.fields).get(input.field);
  if (!field) throw requestProblem('fact_not_told');
  const value = valueOf(row, secrets);
  const files = await filesOf(photosIn(field, value), context);
  return {
    text: { zh: factWords(field, value, 'zh', now), en: factWords(field, value, 'en', now) },
    files: [...files.values()],
  };
}
