// The roster's way onto the tablet, page by page, and out of its memory again.
import type { OpenPhone } from '#kernel/field/phone.ts';
import type { QueryInput } from '#kernel/shared/command.ts';
import { readNow } from '#kernel/web/wire/reader.ts';
import { type RosterPage, roster, rosterPart } from '../../shared/field-queries.ts';
import type { TableScope } from '../../shared/field-state.ts';

type Asked = QueryInput<typeof roster>;

/** `ask` answers one page; undefined ends it early. Whether the last page was among them. */
export async function walkRoster(
  { siteId, roundId }: TableScope,
  ask: (input: Asked) => Promise<RosterPage | undefined>,
): Promise<{ pages: RosterPage[]; isWhole: boolean }> {
  const pages: RosterPage[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await ask({ roundId, siteId, limit: rosterPart, ...(after ? { after } : {}) });
    if (!page) return { pages, isWhole: false };
    pages.push(page);
    if (page.next === null) return { pages, isWhole: true };
    after = page.next;
  }
}

export const keptRoster = ({ memory }: OpenPhone, postId: string, scope: TableScope) =>
  walkRoster(
    scope,
    async (input) => (await memory.find({ name: roster.name, input, postId }))?.answer as RosterPage | undefined,
  );

export const freshRoster = ({ memory }: OpenPhone, postId: string, scope: TableScope) =>
  walkRoster(scope, async (input) => {
    const page = (await readNow(roster.name, input, { as: 'staff', postId })) as RosterPage;
    await memory.keep({ name: roster.name, input, postId }, page);
    return page;
  });
