// 我的: the number one is known by, where one lives, how the screen speaks. All of it can be changed or forgotten here.
import { useState } from 'react';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { LanguageSwitch } from '#kernel/web/shell/switches.tsx';
import { Dial } from '../parts/dial.tsx';
import { forgetMyPlace, setMyPhone, useMyPhone, useMyPlace, useSpot } from '../parts/my-place.ts';
import page from '../parts/page.module.css';
import { useMine } from '../parts/selves.ts';
import style from './me-page.module.css';

const messages = {
  zh: {
    title: '我的',
    phone: '手机号',
    signedIn: '已登录',
    signIn: '用手机号登录',
    signInWhy: '不登录也能报事。登录后，在哪部手机上都能看进度。',
    signOut: '退出登录',
    backPhone: '回拨电话',
    backPhoneWhy: '按一键呼叫时带上，社区好打给您。只存在这台手机上。',
    keep: '记下',
    forget: '忘掉',
    place: '住在',
    noPlace: '还没有选',
    change: '更换',
    choose: '选一下',
    worker: '网格员',
    grid: '网格',
    language: '语言 Language',
    elder: '长辈版',
    turnOn: '换成大字',
  },
  en: {
    title: 'Me',
    phone: 'Phone',
    signedIn: 'signed in',
    signIn: 'Sign in by phone',
    signInWhy: 'You may report without. Signed in, you can follow it on any phone.',
    signOut: 'Sign out',
    backPhone: 'Number to ring back',
    backPhoneWhy: 'Goes with the one-key call. Kept on this phone only.',
    keep: 'Keep',
    forget: 'Forget',
    place: 'Lives in',
    noPlace: 'Not chosen yet',
    change: 'Change',
    choose: 'Choose',
    worker: 'Grid worker',
    grid: 'Grid',
    language: 'Language 语言',
    elder: 'Large type',
    turnOn: 'Turn on',
  },
};

export default function MePage() {
  const t = useMessages(messages);
  const isSignedIn = useIsResidentSignedIn();
  const { phone } = useMine();
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  const elder = useElderMode();
  return (
    <div className={`${page['page']} ${page['narrow']}`}>
      <h1>{t.title}</h1>
      <dl className={style['rows']}>
        <div>
          <dt>{t.phone}</dt>
          <dd>{isSignedIn ? `${phone ?? ''} ${t.signedIn}` : t.signInWhy}</dd>
          <dd>
            <LinkButton to="/sign-in" search={{ next: '/me' }} kind={isSignedIn ? 'plain' : 'primary'}>
              {isSignedIn ? t.signOut : t.signIn}
            </LinkButton>
          </dd>
        </div>
        <div>
          <dt>{t.place}</dt>
          <dd>
            {place ? place.address : t.noPlace}
            {place?.within && <small>{place.within}</small>}
          </dd>
          <dd>
            <LinkButton to="/where" kind={place ? 'plain' : 'primary'}>
              {place ? t.change : t.choose}
            </LinkButton>
            {place && <Button onPress={forgetMyPlace}>{t.forget}</Button>}
          </dd>
        </div>
        {spot?.gridWorker && (
          <div>
            <dt>{t.worker}</dt>
            <dd>
              {spot.gridWorker}
              {spot.gridName && <small>{spot.gridName}</small>}
            </dd>
          </div>
        )}
        {spot?.contact && (
          <div>
            <dt>{spot.contact.name}</dt>
            <dd>
              <Dial contact={spot.contact} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t.language}</dt>
          <dd>
            <LanguageSwitch />
          </dd>
        </div>
        {!elder.isOn && (
          <div>
            <dt>{t.elder}</dt>
            <dd>
              <Button onPress={() => elder.turn(true)}>{t.turnOn}</Button>
            </dd>
          </div>
        )}
      </dl>
      {!isSignedIn && <BackPhone />}
    </div>
  );
}

function BackPhone() {
  const t = useMessages(messages);
  const kept = useMyPhone();
  const [phone, setPhone] = useState(kept);
  return (
    <form
      className={page['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        setMyPhone(phone);
      }}
    >
      <TextField
        label={t.backPhone}
        hint={t.backPhoneWhy}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        value={phone}
        onChange={setPhone}
      />
      <div className={style['acts']}>
        {phone.trim() !== kept && <Button type="submit">{t.keep}</Button>}
        {kept !== '' && (
          <Button
            onPress={() => {
              setMyPhone('');
              setPhone('');
            }}
          >
            {t.forget}
          </Button>
        )}
      </div>
    </form>
  );
}
