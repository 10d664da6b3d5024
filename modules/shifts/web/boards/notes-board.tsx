// 现场情况 (C15): what happened at the sites of one's area in the last week, by kind; a note is also made here for a site that has nobody with a phone.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { noteKinds } from '../../shared/board-commands.ts';
import { siteNotes } from '../../shared/board-queries.ts';
import { NoteSheet } from '../field/note-sheet.tsx';
import { noteWords } from '../note-words.ts';
import { Board, BoardRow } from './board.tsx';

const messages = {
  zh: {
    title: '现场情况',
    none: '近七天没有记下什么',
    how: '在岗的人在手机上“记现场情况”，这里就有；也可以在这里代记。',
    add: '代记…',
    site: '哪个岗点',
    choose: '选岗点',
    kind: '哪一种',
    all: (n: number) => `全部 ${n}`,
    done: '处理：',
    noSites: '还没有岗点',
    kinds: noteWords.zh,
  },
  en: {
    title: 'Notes of the sites',
    none: 'Nothing was noted in the last week',
    how: 'Who stands at a site notes it on the phone; you may note it for them here.',
    add: 'Note for them…',
    site: 'Which site',
    choose: 'Choose',
    kind: 'Which kind',
    all: (n: number) => `All ${n}`,
    done: 'Done: ',
    noSites: 'No sites yet',
    kinds: noteWords.en,
  },
};
type Search = { view: 'notes'; kind: (typeof noteKinds)[number] | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  view: 'notes',
  kind: noteKinds.find((one) => one === raw['kind']),
});

export function NotesBoard() {
  const t = useMessages(messages);
  const [{ kind }, change] = useFilters(readSearch);
  const asked = useAsk(siteNotes, { kind }, { keep: true, events: ['site_note.'] });
  const [siteId, setSite] = useState('');
  const [isNoting, setNoting] = useState(false);
  const counts = asked.answer?.counts ?? [];
  const sites = asked.answer?.sites ?? [];
  return (
    <>
      <Board
        name={t.title}
        asked={asked}
        none={t.none}
        how={t.how}
        head={
          <>
            <Select
              label={t.kind}
              value={kind ?? 'all'}
              onChange={(next) => change({ view: 'notes', kind: next === 'all' ? undefined : next })}
              options={[
                { value: 'all' as const, label: t.all(counts.reduce((sum, { count }) => sum + count, 0)) },
                ...counts.map((one) => ({ value: one.kind, label: `${t.kinds[one.kind]} ${one.count}` })),
              ]}
            />
            <Select
              label={t.site}
              value={siteId}
              placeholder={sites.length === 0 ? t.noSites : t.choose}
              onChange={setSite}
              options={sites.map((site) => ({ value: site.siteId, label: site.title }))}
            />
            <Button
              icon="pencil"
              whyNot={siteId === '' ? (sites.length === 0 ? t.noSites : t.choose) : undefined}
              onPress={() => setNoting(true)}
            >
              {t.add}
            </Button>
          </>
        }
        row={(note) => (
          <BoardRow
            key={note.noteId}
            title={note.siteTitle}
            marks={
              <>
                <Tag tone={note.kind === 'quarrel' || note.kind === 'faint' ? 'red' : 'amber'}>
                  {t.kinds[note.kind]}
                </Tag>
                {note.isDrill && <DrillTag />}
                <span>{note.told}</span>
              </>
            }
            facts={
              <>
                {note.done && `${t.done}${note.done} · `}
                {note.byName} · <Moment at={note.happenedAt} />
              </>
            }
          />
        )}
      />
      {isNoting && <NoteSheet siteId={siteId} onClose={() => setNoting(false)} />}
    </>
  );
}
