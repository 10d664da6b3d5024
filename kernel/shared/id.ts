// Record and command ids are made by the client, once and for good (UUIDv7: sortable by time of making, unguessable in its tail).
import { v7, validate } from 'uuid';
import { z } from 'zod';

export type Id = string;

/** A fresh UUIDv7. The maker is whoever first knows of the thing: a phone off line, a desk, a job. */
export function newId(): Id {
  return v7();
}

export function isId(text: unknown): text is Id {
  return typeof text === 'string' && validate(text);
}

/** Schema of an id in a command or query. */
export const idSchema = z.uuid();
