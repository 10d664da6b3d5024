// Looks at what is masked, on record.
import { z } from 'zod';
import { defineCommand } from '#kernel/shared/command.ts';
import { onRequest, staffOfField, text } from './shapes.ts';

/** Showing a masked caller is an act on record; the number itself comes from `request.revealed`. */
export const revealCaller = defineCommand({
  name: 'request.reveal_caller',
  title: { zh: '查看来电人', en: 'Reveal the caller' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, purpose: text(200).min(1) }),
});

/** Showing a sealed fact is an act on record, as with the caller; the fact itself comes from `request.revealed_fact`. */
export const revealFact = defineCommand({
  name: 'request.reveal_fact',
  title: { zh: '查看隐去的信息', en: 'Reveal a masked fact' },
  allowed: staffOfField,
  input: z.object({ ...onRequest, field: text(40).min(1), purpose: text(200).min(1) }),
});
