// The story of a request, read from the journal: what happened, who, when, with the words and files that belong to each step. What lies before
// the journal begins (a month taken over from elsewhere) is read from the record.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { stepsOfRecord } from './story-of-record.ts';

export type StoryFile = { id: string; url: string; mediaType: string };
export type Step = {
  at: Date;
  deviceAt: Date | null;
  type: string;
  by: string | null;
  unitName: string | null;
  facts: DomainEvent;
  text: string | null;
  files: StoryFile[];
  isPublic: boolean;
};

type StepRow = {
  at: Date;
  deviceAt: Date | null;
  commandId: string;
  noteId: string | null;
  events: DomainEvent[];
  unitName: string | null;
};
type NoteRow = { id: string; text: string; isPublic: boolean; files: { id: string; mediaType: string }[] };

export async function storyOf(requestId: string, context: Context): Promise<Step[]> {
  const { tx, files } = context;
  const reading = tx.all<StepRow>(sql`
    select j.at, j.device_at as "deviceAt", j.command_id as "commandId", j.content->'input'->>'noteId' as "noteId", j.content->'events' as events, u.name as "unitName"
      from requests r cross join lateral app.journal_of(r.id) j left join governance_units u on u.id = j.unit_id where r.id = ${requestId} order by j.seq`);
  const notes = await tx.all<NoteRow>(sql`
    select n.id, n.text, n.is_public as "isPublic",
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'mediaType', f.media_type) order by k.ord) from unnest(n.file_ids) with ordinality k(id, ord) join files f on f.id = k.id), '[]') as files
      from request_notes n where n.request_id = ${requestId}`);
  const noteOf = new Map(notes.map((note) => [note.id, note]));
  const shownFiles = (note: NoteRow | undefined): StoryFile[] =>
    (note?.files ?? []).map((file) => ({ ...file, url: files.link(file.id) }));
  const told = (await reading).flatMap((row) => {
    const note = noteOf.get(row.noteId ?? row.commandId) ?? noteOf.get(row.commandId);
    return row.events.map((event, index): Step => {
      const own = index === 0 ? note : undefined;
      return {
        ...stepOf(event, row),
        deviceAt: row.deviceAt,
        text: own?.text || null,
        files: shownFiles(own),
        isPublic: note?.isPublic ?? true,
      };
    });
  });
  const first = told[0];
  // A journal that begins with the report knows the request from its start.
  if (first?.type === 'request.reported') return told;
  const before = (await stepsOfRecord(requestId, context)).filter((step) => !first || step.at < first.at);
  return [
    ...before.map((step): Step => {
      const note = step.noteId ? noteOf.get(step.noteId) : undefined;
      return {
        ...stepOf(step.event, step),
        deviceAt: null,
        text: note?.text || step.text,
        files: shownFiles(note),
        isPublic: note?.isPublic ?? step.isPublic,
      };
    }),
    ...told,
  ];
}

function stepOf(event: DomainEvent, { at, unitName }: { at: Date; unitName: string | null }) {
  const by = typeof event['by'] === 'string' ? event['by'] : null;
  return { at, type: event.type, by, unitName, facts: event };
}
