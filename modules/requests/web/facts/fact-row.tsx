// One fact with its source: what, by whom and when, what it was before. A sealed one opens for a minute, and the look goes on record.
import { useEffect, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealFact } from '../../shared/commands.ts';
import type { ShownFact } from '../../shared/facts.ts';
import { revealedFact } from '../../shared/queries.ts';
import { Evidence } from '../parts/evidence.tsx';
import type { StoryFile } from '../parts/names.ts';
import style from './facts.module.css';

const messages = {
  zh: {
    caller: '来电人',
    system: '系统',
    was: (value: string) => `原来是 ${value}`,
    purpose: (what: string) => `核对${what}`,
  },
  en: {
    caller: 'the caller',
    system: 'the system',
    was: (value: string) => `it was ${value}`,
    purpose: (what: string) => `to check: ${what}`,
  },
};

const openForMs = 60_000;
type Revealed = QueryAnswer<typeof revealedFact>;

type Props = {
  requestId: string;
  fact: ShownFact;
  /** May this post look behind the mask? */
  maySeeSealed: boolean;
};

export function FactRow({ requestId, fact, maySeeSealed }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const asker = useAsker();
  const look = useCommand(revealFact);
  const [sealed, setSealed] = useState<readonly StoryFile[]>([]);
  useEffect(() => {
    if (sealed.length === 0) return;
    const timer = setTimeout(() => setSealed([]), openForMs);
    return () => clearTimeout(timer);
  }, [sealed]);

  async function reveal(): Promise<string> {
    const input = { requestId, field: fact.field.name };
    const sent = await look.run({ ...input, purpose: t.purpose(words(fact.field.title)) });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
    const { text, files } = await askQuery<Revealed>(revealedFact.name, input, asker);
    setSealed(files);
    return words(text);
  }

  const who = fact.by ?? (fact.byKind === 'system' ? t.system : t.caller);
  const before = fact.earlier.at(-1);
  const was =
    before &&
    (before.mask ? words(before.mask) : before.value === null ? '' : factWords(fact.field, before.value, lang, now));
  return (
    <span className={style['fact']}>
      <FactValueShown
        field={fact.field}
        fact={fact}
        {...(maySeeSealed ? { reveal } : {})}
        {...(fact.files.length > 0 ? { photos: <Evidence files={fact.files} /> } : {})}
      />
      {sealed.length > 0 && <Evidence files={sealed} />}
      <small>
        {who} · <Moment at={fact.at} short />
        {was && ` · ${t.was(was)}`}
      </small>
    </span>
  );
}
