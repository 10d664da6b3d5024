// A street's own method as a file from its desk; what is wrong in it is said by the server, sentence by sentence.
import { z } from 'zod';

type Words = { zh: string; en: string };
export type ReadMethod =
  | { ok: true; fileName: string; body: Record<string, unknown>; title: Words; effectiveFrom: string }
  | { ok: false };

const head = z.looseObject({
  kind: z.literal('reach'),
  title: z.object({ zh: z.string(), en: z.string() }),
  effectiveFrom: z.string(),
});

export async function readMethodFile(file: Pick<File, 'name' | 'text'>): Promise<ReadMethod> {
  try {
    const read = head.safeParse(JSON.parse(await file.text()));
    if (!read.success) return { ok: false };
    const { title, effectiveFrom } = read.data;
    return { ok: true, fileName: file.name, body: read.data, title, effectiveFrom };
  } catch {
    return { ok: false };
  }
}
