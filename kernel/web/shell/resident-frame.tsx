// The resident's door: whose community this is, 长辈版 one tap away, and the page. In elder mode the frame itself gets plainer: read-aloud
// on top, two or three large ways out below, no bar of small places.
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useElderGround, useElderMode } from '../door/elder.ts';
import { useReadAloud } from '../door/read-aloud.ts';
import { useMessages } from '../language/language.ts';
import { Button, LinkButton } from '../plain/button.tsx';
import { BottomBar } from './bottom-bar.tsx';
import style from './phone-frame.module.css';
import { Pieces, useHasPiece } from './pieces.tsx';
import { mainId, SkipLink } from './skip-link.tsx';
import { LanguageSwitch } from './switches.tsx';

const messages = {
  zh: {
    product: '呼应',
    elder: '长辈版',
    usual: '回普通版',
    read: '读给我听',
    stop: '不读了',
    home: '回首页',
    larger: '字大些',
    smaller: '字小些',
  },
  en: {
    product: 'Huying',
    elder: 'Large type',
    usual: 'Usual view',
    read: 'Read to me',
    stop: 'Stop',
    home: 'Home',
    larger: 'Larger',
    smaller: 'Smaller',
  },
};

export function ResidentFrame() {
  const t = useMessages(messages);
  const elder = useElderMode();
  useElderGround();
  const hasHeading = useHasPiece('resident', 'heading');
  return (
    <div className={style['frame']}>
      <div>
        <SkipLink />
        <header className={style['head']}>
          <div className={style['heading']}>
            {hasHeading ? (
              <Pieces door="resident" slot="heading" />
            ) : (
              <Link to="/" className={style['mark']}>
                {t.product}
              </Link>
            )}
          </div>
          <div className={style['acts']}>
            {elder.isOn ? <ReadAloudButton /> : <LanguageSwitch />}
            {!elder.isOn && <Button onPress={() => elder.turn(true)}>{t.elder}</Button>}
          </div>
        </header>
        <Pieces door="resident" slot="notice" />
      </div>
      <main className={style['main']} id={mainId} tabIndex={-1}>
        <Outlet />
      </main>
      {elder.isOn ? <ElderFoot /> : <BottomBar door="resident" />}
      <Pieces door="resident" slot="over" />
    </div>
  );
}

function ReadAloudButton() {
  const t = useMessages(messages);
  const voice = useReadAloud();
  if (!voice) return null;
  return (
    <Button
      kind="quiet"
      icon={voice.isReading ? 'stop' : 'speaker'}
      onPress={() => (voice.isReading ? voice.stop() : voice.read(document.getElementById(mainId)?.innerText ?? ''))}
    >
      {voice.isReading ? t.stop : t.read}
    </Button>
  );
}

function ElderFoot() {
  const t = useMessages(messages);
  const elder = useElderMode();
  const isHome = useLocation({ select: (location) => location.pathname === '/' });
  return (
    <footer className={style['elderFoot']}>
      {!isHome && <LinkButton to="/">{t.home}</LinkButton>}
      <Pieces door="resident" slot="contact" />
      <Button onPress={() => elder.turn(false)}>{t.usual}</Button>
      <div className={style['sizes']}>
        {elder.mayGrow(-1) && <Button onPress={() => elder.grow(-1)}>{t.smaller}</Button>}
        {elder.mayGrow(1) && <Button onPress={() => elder.grow(1)}>{t.larger}</Button>}
        <LanguageSwitch />
      </div>
    </footer>
  );
}
