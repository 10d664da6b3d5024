// Asked once, never in the way: where do you live? And what a QR code at a door proposes (`/?place=<id>`).
import { useEffect } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { noteAsked, setMyPlace, useMyPlace, useSpot, useWasAsked } from '../parts/my-place.ts';
import style from './place-question.module.css';

const messages = {
  zh: {
    title: '您住在哪里？',
    why: '选好后报修不用再填地址，还能看到您的网格员是谁。',
    choose: '选一下',
    later: '以后再说',
    scanned: (address: string) => `您扫的是 ${address}。以后都按这里报吗？`,
    known: (address: string) => `您住在 ${address} 吗？`,
    other: '不是，选别处',
    take: '按这里',
    keep: '不改',
  },
  en: {
    title: 'Where do you live?',
    why: 'Then you need not type an address again, and you see who your grid worker is.',
    choose: 'Choose',
    later: 'Later',
    scanned: (address: string) => `You scanned ${address}. Report from here from now on?`,
    known: (address: string) => `Do you live at ${address}?`,
    other: 'No, elsewhere',
    take: 'Yes, here',
    keep: 'No change',
  },
};

/** `known`: where one's own requests were, once they are known (signed in on a new phone): offered, never taken for granted. */
export function PlaceQuestion({ known }: { known?: { placeId: string } | undefined }) {
  const t = useMessages(messages);
  const place = useMyPlace();
  const wasAsked = useWasAsked();
  const [{ place: scannedId }, setFilters] = useFilters((raw) => ({
    place: typeof raw['place'] === 'string' ? raw['place'] : undefined,
  }));
  const askedId = scannedId ?? (place ? undefined : known?.placeId);
  const { answer: scanned } = useSpot(askedId);
  const found = askedId && scanned && (scanned.placeId ?? scanned.communityId);
  const preset = found
    ? {
        id: found,
        isUnit: scanned.placeId === null,
        address: scanned.address ?? scanned.communityName,
        within: [scanned.streetName, scanned.communityName].filter(Boolean).join(' · '),
      }
    : undefined;
  const isFree = place === null || place.id === preset?.id;
  // Without a list of its own it runs after every drawing, until the address no longer names the place: what is set already is not set again.
  useEffect(() => {
    if (!preset || !isFree) return;
    if (place === null) setMyPlace(preset);
    else setFilters({ place: undefined });
  });

  if (preset && !isFree && (scannedId || !wasAsked)) {
    return (
      <Note icon="pin">
        <p>{scannedId ? t.scanned(preset.address) : t.known(preset.address)}</p>
        <div className={style['acts']}>
          <Button
            kind="primary"
            onPress={() => {
              setMyPlace(preset);
              setFilters({ place: undefined });
            }}
          >
            {t.take}
          </Button>
          {scannedId ? (
            <Button onPress={() => setFilters({ place: undefined })}>{t.keep}</Button>
          ) : (
            <LinkButton to="/where">{t.other}</LinkButton>
          )}
        </div>
      </Note>
    );
  }
  if (place || wasAsked || scannedId) return null;
  return (
    <Note icon="pin">
      <p>
        <b>{t.title}</b>
      </p>
      <p className="muted">{t.why}</p>
      <div className={style['acts']}>
        <LinkButton to="/where" kind="primary">
          {t.choose}
        </LinkButton>
        <Button onPress={noteAsked}>{t.later}</Button>
      </div>
    </Note>
  );
}
