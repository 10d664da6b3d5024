// The link, shown once: to be opened in the device's own calendar, copied, or scanned from another screen.
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import style from './calendars.module.css';
import { inProgram } from './new-key.ts';

const QrCode = lazy(() => import('antd/es/qrcode'));

const messages = {
  zh: {
    once: '只显示这一次。谁有这个链接谁就能看到这份日历，不要发到群里；外泄了就结束它，重新打开一个。',
    here: '用这台设备的日历打开',
    copy: '复制链接',
    copied: '已复制',
    byHand: '这台设备不让网页复制，请长按或选中链接自己复制。',
    how: '手机或电脑的日历里选“添加订阅日历”，粘贴这个链接；它每小时左右更新一次。',
    scan: '要放到手机上，用手机扫这个',
    done: '已经放进日历',
  },
  en: {
    once: 'Shown this once. Whoever has the link sees this calendar: keep it out of chat groups. If it leaks, end it and open another.',
    here: 'Open in this device’s calendar',
    copy: 'Copy the link',
    copied: 'Copied',
    byHand: 'This device does not let pages copy: select the link and copy it yourself.',
    how: 'In your calendar choose “add a subscribed calendar” and paste the link; it is updated about once an hour.',
    scan: 'For a phone, scan this with it',
    done: 'It is in the calendar',
  },
};

export function LinkShown({ link, onClose }: { link: string; onClose(): void }) {
  const t = useMessages(messages);
  const [copy, setCopy] = useState<'not_yet' | 'done' | 'refused'>('not_yet');
  // Away from https a browser offers no clipboard at all.
  const copyLink = () =>
    (navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopy('done'),
      () => setCopy('refused'),
    );
  return (
    <div className={style['form']}>
      <Note icon="warn">{t.once}</Note>
      <code className={style['link']}>{link}</code>
      <div className={style['acts']}>
        <Button kind="primary" {...(copy === 'done' ? { icon: 'check' as const } : {})} onPress={() => void copyLink()}>
          {copy === 'done' ? t.copied : t.copy}
        </Button>
        <a className={style['here']} href={inProgram(link)}>
          {t.here}
        </a>
        <span role="status" className="muted">
          {copy === 'refused' && t.byHand}
        </span>
      </div>
      <p className="muted">{t.how}</p>
      {/* For the eye of a phone before a computer; on the phone itself there is nobody to scan it. */}
      <div className={style['scan']} data-print="no">
        <p className="muted">{t.scan}</p>
        <div className={style['qr']} aria-hidden="true">
          <Suspense fallback={<Skeleton lines={3} />}>
            <QrCode value={link} size={184} bordered={false} />
          </Suspense>
        </div>
      </div>
      <div>
        <Button onPress={onClose}>{t.done}</Button>
      </div>
    </div>
  );
}
