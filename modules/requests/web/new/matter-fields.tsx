// What it is about and where: the caller's words with suggestions beside them, the place, what makes it pressing, photos.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { suggestKindQuery } from '../../shared/queries.ts';
import { Suggestions } from '../intake/suggestions.tsx';
import { KindPicker, PlacePicker, UnitPicker } from '../parts/pickers.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import { Check } from './check.tsx';
import type { Draft } from './drafts.ts';
import style from './request-form.module.css';

const messages = {
  zh: {
    text: '说的什么事',
    textHint: '照原话写。Enter 登记，Shift + Enter 换行',
    kind: '类别',
    otherKind: '或者选别的类别；不选也能登记，之后再归类',
    place: '在哪里',
    byNumber: '按号码填入，说的是别处就改',
    community: '归哪个社区',
    communityHint: '地点没有登记时，要选社区',
    marks: '标记',
    emergency: '紧急',
    hardship: '急难愁盼',
    photos: '照片',
    earlierPhotos: (n: number) => `之前已传 ${n} 张`,
  },
  en: {
    text: 'What about',
    textHint: 'In their own words. Enter registers, Shift + Enter starts a line',
    kind: 'Kind',
    otherKind: 'Or choose another kind; it may also be filed later',
    place: 'Where',
    byNumber: 'Filled in by the number; change it if it is elsewhere',
    community: 'Which community',
    communityHint: 'Needed where the place is not on record',
    marks: 'Marks',
    emergency: 'Emergency',
    hardship: 'Urgent hardship',
    photos: 'Photos',
    earlierPhotos: (n: number) => `${n} sent before`,
  },
};

export type MatterFieldsProps = {
  draft: Draft;
  change(facts: Partial<Draft>): void;
  titles: Titles;
  suggested: QueryAnswer<typeof suggestKindQuery> | undefined;
  needsCommunity: boolean;
  onSending(isSending: boolean): void;
};

export function MatterFields({ draft, change, titles, suggested, needsCommunity, onSending }: MatterFieldsProps) {
  const t = useMessages(messages);
  const [earlierFiles] = useState(draft.fileIds);
  return (
    <div className={style['column']}>
      <TextField
        label={t.text}
        hint={t.textHint}
        lines={4}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={20_000}
      />
      <Suggestions
        suggestions={suggested?.suggestions}
        emergencyWords={suggested?.emergencyWords ?? []}
        value={draft.kindCode}
        onChange={(kindCode) => change({ kindCode: kindCode === draft.kindCode ? undefined : kindCode })}
        isEmpty={suggested === undefined}
      />
      <KindPicker
        label={t.kind}
        isBare
        placeholder={t.otherKind}
        kinds={titles.kinds}
        value={draft.kindCode}
        onChange={(kindCode) => change({ kindCode })}
        mayClear
      />
      <PlacePicker
        label={t.place}
        value={draft.place}
        onChange={(place) => change({ place, isPlaceByNumber: false })}
      />
      {draft.isPlaceByNumber && <p className="muted">{t.byNumber}</p>}
      {needsCommunity && (
        <UnitPicker
          label={t.community}
          hint={t.communityHint}
          kinds={['community', 'village']}
          value={draft.territoryId}
          onChange={(territoryId) => change({ territoryId })}
          mayClear
        />
      )}
      <div className={style['checks']} role="group" aria-label={t.marks}>
        <Check label={t.emergency} isOn={draft.isEmergency} onChange={(isEmergency) => change({ isEmergency })} />
        <Check
          label={t.hardship}
          isOn={draft.isUrgentHardship}
          onChange={(isUrgentHardship) => change({ isUrgentHardship })}
        />
      </div>
      <PhotoPicker
        label={earlierFiles.length > 0 ? `${t.photos} · ${t.earlierPhotos(earlierFiles.length)}` : t.photos}
        most={9 - earlierFiles.length}
        onChange={(files, sending) => {
          onSending(sending);
          const fileIds = [...earlierFiles, ...files.map(({ id }) => id)];
          if (fileIds.join() !== draft.fileIds.join()) change({ fileIds });
        }}
      />
    </div>
  );
}
