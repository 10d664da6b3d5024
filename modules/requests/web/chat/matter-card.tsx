// One matter found in the chat: the words, who wrote them when, the kind and place proposed, and what it may be one with.
import { Link } from '@tanstack/react-router';
import { formatMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { KindPicker, PlacePicker } from '../parts/pickers.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import style from './matter-card.module.css';
import { type MatterWork, mergesInto } from './matters.ts';

const messages = {
  zh: {
    want: (n: number) => `第 ${n} 件，登记`,
    from: (from: number, to: number) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`),
    nobody: '没写是谁',
    words: '说的话',
    kind: '类别',
    noKind: '看不出，登记后再归类',
    because: (listed: readonly string[]) => `因为${listed.map((word) => `“${word}”`).join('')}`,
    place: '地点',
    ofSpeaker: '从群昵称看出来的，可能是住处，不一定是出事的地方',
    emergency: '听起来很急',
    media: (listed: readonly string[]) => `还带了${listed.join('、')}，贴不过来，登记后可以补`,
    one: {
      agrees: '附和',
      replies: '回复',
      continues: '同一个人接着说',
      repeats: '同一个人又说一遍',
      alike: '说法相近',
    },
    merge: (n: number, why: string) => `与第 ${n} 件是同一件（${why}），登记后并入`,
    registered: '已登记',
    merged: (n: number) => `已登记，并入第 ${n} 件`,
    sending: '正在登记',
  },
  en: {
    want: (n: number) => `Matter ${n}, to be registered`,
    from: (from: number, to: number) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    nobody: 'no name',
    words: 'Words',
    kind: 'Kind',
    noKind: 'Not clear; file it afterwards',
    because: (listed: readonly string[]) => `because of ${listed.map((word) => `“${word}”`).join(', ')}`,
    place: 'Place',
    ofSpeaker: 'From the name in the group: perhaps a home, not the place meant',
    emergency: 'Sounds urgent',
    media: (listed: readonly string[]) => `came with ${listed.join(', ')}, which cannot be pasted; add it afterwards`,
    one: {
      agrees: 'agrees',
      replies: 'a reply',
      continues: 'the same person going on',
      repeats: 'the same person again',
      alike: 'alike words',
    },
    merge: (n: number, why: string) => `The same as matter ${n} (${why}); merged once registered`,
    registered: 'Registered',
    merged: (n: number) => `Registered and merged into matter ${n}`,
    sending: 'Registering',
  },
};

export type MatterCardProps = {
  index: number;
  work: readonly MatterWork[];
  titles: Titles;
  isLocked: boolean;
  change(facts: Partial<MatterWork>): void;
};

export function MatterCard({ index, work, titles, isLocked, change }: MatterCardProps) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const matter = work[index];
  if (!matter) return null;
  const isDone = matter.phase === 'registered' || matter.phase === 'merged';
  const target = matter.oneWith;
  return (
    <li className={style['card']} data-off={!matter.isWanted || undefined} data-done={isDone || undefined}>
      <div className={style['head']}>
        {isDone ? (
          <span className="good">
            <Icon name="check" size={16} />{' '}
            {matter.phase === 'merged' && target ? t.merged(target.index + 1) : t.registered}{' '}
            <Link to={`/desk/requests/${matter.requestId}`}>{matter.requestNo}</Link>
          </span>
        ) : (
          <label>
            <input
              type="checkbox"
              checked={matter.isWanted}
              disabled={isLocked}
              onChange={(event) => change({ isWanted: event.target.checked })}
            />
            <b>{t.want(index + 1)}</b>
          </label>
        )}
        <span className="muted">
          {matter.speaker || t.nobody}
          {matter.at && ` · ${formatMoment(instantOf(matter.at), lang)}`} · {t.from(matter.lines[0], matter.lines[1])}
        </span>
        {matter.isEmergency && <Tag tone="red">{t.emergency}</Tag>}
        {matter.phase === 'sending' && <span role="status">{t.sending}</span>}
      </div>
      {isDone || !matter.isWanted ? (
        <p className={style['said']}>{matter.text}</p>
      ) : (
        <div className={style['fields']}>
          <TextField
            label={t.words}
            lines={2}
            value={matter.text}
            onChange={(text) => change({ text })}
            maxLength={20_000}
          />
          <div>
            <KindPicker
              label={t.kind}
              placeholder={t.noKind}
              kinds={titles.kinds}
              value={matter.kindCode}
              onChange={(kindCode) => change({ kindCode, because: [] })}
              mayClear
            />
            {matter.kindCode && matter.because.length > 0 && <p className="muted">{t.because(matter.because)}</p>}
          </div>
          <div>
            <PlacePicker
              label={t.place}
              value={matter.place}
              onChange={(place) => change({ place, isPlaceOfSpeaker: false })}
            />
            {matter.isPlaceOfSpeaker && matter.place.text && <p className="soon">{t.ofSpeaker}</p>}
          </div>
        </div>
      )}
      {!isDone && matter.isWanted && matter.media.length > 0 && <p className="muted">{t.media(matter.media)}</p>}
      {!isDone && matter.isWanted && target && work[target.index]?.isWanted && (
        <label className={style['one']}>
          <input
            type="checkbox"
            checked={mergesInto(work, index) !== undefined}
            disabled={isLocked}
            onChange={(event) => change({ oneWith: { ...target, isTaken: event.target.checked } })}
          />
          {t.merge(target.index + 1, t.one[target.why])}
        </label>
      )}
      <ProblemNote problem={matter.problem} />
    </li>
  );
}
