// The story in the order it happened: the steps of the journal, and between them the tellings that were merged into this request (B2).
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { PageAnswer, StoryFile } from '../parts/names.ts';
import { tell } from './story-words.ts';
import type { Telling, Told } from './telling.ts';

export type ToldStep = Told & {
  key: string;
  /** The event, or `source` for another telling that was merged in. */
  type: string;
  at: number;
  text: string | null;
  files: readonly StoryFile[];
  /** When the phone recorded it, where that was well before it arrived (off line). */
  deviceAt: number | null;
};

/** A phone's clock and the way to the server differ by this much without anybody having been off line. */
const offlineAfterMs = 5 * 60_000;

export function chaptersOf(page: Pick<PageAnswer, 'story' | 'sources'>, telling: Telling): ToldStep[] {
  let isFiled = false;
  const steps = page.story.map((step, index): ToldStep => {
    const told = tell(step, { ...telling, isFiled });
    if (step.type === 'request.classified' || step.type === 'request.dispatched') isFiled = true;
    const at = instantOf(step.at);
    const deviceAt = step.deviceAt ? instantOf(step.deviceAt) : null;
    return {
      key: `${at}-${index}`,
      type: step.type,
      at,
      ...told,
      // What the caller said first is in the sentence itself.
      text: step.type === 'request.reported' ? null : step.text,
      files: step.files,
      deviceAt: deviceAt !== null && at - deviceAt > offlineAfterMs ? deviceAt : null,
    };
  });
  const sources = page.sources.map((source): ToldStep => {
    const title = telling.channelTitle(source.channel);
    const who: Words = source.callerName
      ? { zh: source.callerName, en: source.callerName }
      : { zh: '又有人', en: 'Somebody' };
    return {
      key: source.id,
      type: 'source',
      at: instantOf(source.receivedAt),
      what: {
        zh: `${who.zh} 通过${title.zh}反映同一件事，并入本件，两个来源都保留`,
        en: `${who.en} told the same by ${title.en}; merged into this one, both sources are kept`,
      },
      more: { zh: source.requestNo, en: source.requestNo },
      text: source.text || source.summary,
      files: [],
      deviceAt: null,
    };
  });
  return [...steps, ...sources].sort((a, b) => a.at - b.at);
}
