// 新建诉求: hotline, walk-in, home visit. Several may be open at once — five phones ring — and none loses a word to another.
import { useCallback, useEffect, useRef } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { useUndo } from '#kernel/web/pieces/undo.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useCatalogue } from '../parts/use-catalogue.ts';
import { draftTitle, isBegun } from './drafts.ts';
import style from './new-request.module.css';
import { RequestForm } from './request-form.tsx';
import { useDrafts } from './use-drafts.ts';

const messages = {
  zh: {
    title: '新建诉求',
    drafts: '正在填的',
    empty: '空白',
    another: '再开一份',
    drop: (title: string) => `不要这一份：${title}`,
    dropped: '去掉了一份没填完的诉求',
    back: '回诉求列表',
  },
  en: {
    title: 'New request',
    drafts: 'Being filled in',
    empty: 'Blank',
    another: 'One more',
    drop: (title: string) => `Drop this one: ${title}`,
    dropped: 'An unfinished request was dropped',
    back: 'Back to requests',
  },
};

type Address = { draft: string | undefined; channel: string | undefined };
const readAddress = (raw: Record<string, unknown>): Address => ({
  draft: typeof raw['draft'] === 'string' ? raw['draft'] : undefined,
  channel: typeof raw['channel'] === 'string' ? raw['channel'] : undefined,
});

export default function NewRequest() {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const offer = useUndo();
  const titles = useCatalogue();
  const [list, drafts] = useDrafts();
  const [address, setAddress] = useFilters(readAddress);
  const open = list.find(({ id }) => id === address.draft);

  /** A form nobody has begun serves again; only then a new one is laid beside the others. */
  const blankFor = useCallback(
    (channel: string): string => {
      const blank = drafts.list().find((draft) => !isBegun(draft));
      if (blank) drafts.change(blank.id, { channel });
      return blank?.id ?? drafts.start(newId(), channel).id;
    },
    [drafts],
  );
  // The address changes a moment after it was asked to: until then the form on its way there is not looked for again.
  const onItsWay = useRef<string>(undefined);
  const isLeaving = useRef(false);
  useEffect(() => {
    if (open) onItsWay.current = undefined;
    if (isLeaving.current || open || drafts.list().some(({ id }) => id === onItsWay.current)) return;
    // A channel in the address asks for a form of its own; without one, whoever comes back goes on where they were.
    const id = address.channel ? blankFor(address.channel) : (drafts.list().at(-1)?.id ?? blankFor('hotline'));
    onItsWay.current = id;
    setAddress({ draft: id, channel: undefined });
  }, [open, address.channel, drafts, blankFor, setAddress]);

  function leave(id: string): void {
    const next = list.filter((draft) => draft.id !== id).at(-1);
    isLeaving.current = next === undefined;
    drafts.drop(id);
    if (next) setAddress({ draft: next.id });
    else go('/desk/requests');
  }
  function drop(id: string): void {
    const draft = list.find((one) => one.id === id);
    leave(id);
    if (!draft || !isBegun(draft)) return;
    offer({
      text: t.dropped,
      undo: () => {
        drafts.start(draft.id, draft.channel);
        drafts.change(draft.id, draft);
        go('/desk/requests/new', { draft: draft.id });
      },
    });
  }

  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <Button kind="quiet" icon="back" onPress={() => go('/desk/requests')}>
            {t.back}
          </Button>
        }
      >
        <div className={style['tabs']} role="group" aria-label={t.drafts}>
          {list.map((draft) => {
            const title = draftTitle(draft) || t.empty;
            return (
              <span key={draft.id} className={style['tab']} data-open={draft.id === open?.id || undefined}>
                <button
                  type="button"
                  aria-pressed={draft.id === open?.id}
                  onClick={() => setAddress({ draft: draft.id })}
                >
                  <small>{words(titles.channelTitle(draft.channel))}</small> {title}
                </button>
                <button type="button" aria-label={t.drop(title)} onClick={() => drop(draft.id)}>
                  <Icon name="cross" size={14} />
                </button>
              </span>
            );
          })}
          <Button kind="quiet" icon="plus" onPress={() => setAddress({ draft: blankFor(open?.channel ?? 'hotline') })}>
            {t.another}
          </Button>
        </div>
      </PageHead>
      {list.map((draft) => (
        // Those not in sight stay as they are, photos half sent included.
        <div key={draft.id} className={style['form']} hidden={draft.id !== open?.id}>
          <RequestForm
            draft={draft}
            titles={titles}
            isShown={draft.id === open?.id}
            change={(facts) => drafts.change(draft.id, facts)}
            onRegistered={() => {
              isLeaving.current = true;
              drafts.drop(draft.id);
              go(`/desk/requests/${draft.id}`, { tab: 'mine' });
            }}
          />
        </div>
      ))}
    </>
  );
}
