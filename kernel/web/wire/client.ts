// The one place that speaks HTTP. Screens never call it: they use useAsk, useCommand and the upload pieces.
import type { AnswerOfMany, Question } from '#kernel/shared/many-questions.ts';
import type { CommandEnvelope, Outcome } from '#kernel/shared/outcome.ts';
import { serverTime } from '../time/server-time.ts';
import { type Asker, askerHeaders } from './asker.ts';
import { noteAnswer } from './last-answer.ts';
import { isProblem, Refusal, strangeAnswer, unreachable } from './refusal.ts';

const answerWithinMs = 30_000;
const uploadWithinMs = 120_000;

type Call = {
  method?: 'GET' | 'POST' | 'PUT';
  json?: unknown;
  form?: FormData;
  bytes?: Blob;
  asker: Asker;
  signal?: AbortSignal | undefined;
  withinMs?: number;
};

type Answer = { status: number; isOk: boolean; body: unknown };

/** Throws a {@link Refusal} only when no readable answer came; what the answer says is for the caller. */
export async function call(
  path: string,
  { method = 'POST', json, form, bytes, asker, signal, withinMs }: Call,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), withinMs ?? answerWithinMs);
  const giveUp = () => deadline.abort();
  signal?.addEventListener('abort', giveUp);
  const sentAt = Date.now();
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...askerHeaders(asker),
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      body: form ?? bytes ?? (json === undefined ? null : JSON.stringify(json)),
      credentials: 'same-origin',
      cache: 'no-store',
      // A page that is being left may still send its last act.
      keepalive: json !== undefined && document.visibilityState === 'hidden',
      signal: deadline.signal,
    });
    serverTime.learn(response.headers, sentAt, Date.now());
    noteAnswer(serverTime.now());
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refusal(unreachable);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
  return { status: response.status, isOk: response.ok, body: parse(text) };
}

/** The body of a good answer, or a {@link Refusal} with the problem. */
export async function request<T>(path: string, options: Call): Promise<T> {
  const { isOk, status, body } = await call(path, options);
  if (isOk) return body as T;
  throw new Refusal(isProblem(body) ? body : strangeAnswer(status));
}

export function askQuery<A>(name: string, input: unknown, asker: Asker, signal?: AbortSignal): Promise<A> {
  return request<A>(`/api/queries/${name}`, { json: input, asker, signal });
}

/** Each answered or refused by itself, in their order; at most {@link mostQuestions}. */
export async function askMany(questions: readonly Question[], asker: Asker): Promise<AnswerOfMany[]> {
  const { answers } = await request<{ answers: AnswerOfMany[] }>('/api/queries', { json: { questions }, asker });
  return answers;
}

/** One try at one command. A stored refusal is an outcome, not an error. */
export async function sendCommand(envelope: CommandEnvelope, asker: Asker): Promise<Outcome> {
  const { name, ...rest } = envelope;
  const { isOk, status, body } = await call(`/api/commands/${name}`, { json: rest, asker });
  if (isOutcome(body)) return body;
  if (isProblem(body)) {
    return { outcome: body.remedy === 'retry' ? 'retry' : 'rejected', commandId: envelope.id, problem: body };
  }
  throw new Refusal(strangeAnswer(isOk ? 502 : status));
}

export type KeptFile = { id: string; mediaType: string; sizeBytes: number };

/** `id`: made before, where what it belongs to was told first. */
export function uploadFile(
  file: Blob,
  name: string,
  asker: Asker,
  signal?: AbortSignal,
  id?: string,
): Promise<KeptFile> {
  const form = new FormData();
  form.append('file', file, name);
  return request<KeptFile>(`/api/files${id === undefined ? '' : `?id=${id}`}`, {
    form,
    asker,
    signal,
    withinMs: uploadWithinMs,
  });
}

const partBytes = 128 * 1024;

/** In parts, under an id of its own: cut off, the next try goes on where this one came to. For phones in weak networks. */
export async function uploadInParts(file: Blob, name: string, asker: Asker, id: string): Promise<KeptFile> {
  if (file.size <= partBytes) return uploadFile(file, name, asker, undefined, id);
  const lay = (from: number, bytes: Blob) =>
    request<{ have: number; file?: KeptFile }>(
      `/api/files/${id}/parts?${new URLSearchParams({ from: String(from), total: String(file.size), name })}`,
      { method: 'PUT', bytes, asker, withinMs: uploadWithinMs },
    );
  // What an earlier try brought is there.
  let told = await lay(0, new Blob([]));
  for (let tries = 0; !told.file; tries++) {
    // A house that loses what it was given is not filled for ever.
    if (tries > (file.size / partBytes) * 2 + 4) throw new Refusal(unreachable);
    told = await lay(told.have, file.slice(told.have, told.have + partBytes));
  }
  return told.file;
}

function isOutcome(body: unknown): body is Outcome {
  if (typeof body !== 'object' || body === null) return false;
  const { outcome, commandId } = body as Partial<Outcome>;
  return (
    typeof commandId === 'string' &&
    (outcome === 'accepted' || outcome === 'superseded' || outcome === 'rejected' || outcome === 'retry')
  );
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
