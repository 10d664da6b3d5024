// A new key, shown once: to be copied, typed or scanned into the device. Whoever closes this has seen it for the last time.
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import style from '../devices.module.css';
import { setUpCode } from '../parts/new-key.ts';

const QrCode = lazy(() => import('antd/es/qrcode'));

const messages = {
  zh: {
    title: '设备密钥',
    once: '只显示这一次。请现在写进设备；关掉以后谁也看不到，只能更换。',
    no: '设备号',
    key: '密钥',
    copy: '复制密钥',
    copied: '已复制',
    byHand: '这台电脑不让网页复制，请选中密钥自己复制。',
    scan: '设备能扫码的，让它扫这个',
    done: '已写进设备',
  },
  en: {
    title: 'Key of the device',
    once: 'Shown this once. Put it into the device now; nobody can see it later, only replace it.',
    no: 'Number',
    key: 'Key',
    copy: 'Copy the key',
    copied: 'Copied',
    byHand: 'This computer does not let pages copy: select the key and copy it yourself.',
    scan: 'A device that scans takes it from here',
    done: 'It is in the device',
  },
};

type KeyShownProps = { deviceNo: string; deviceKey: string; onClose(): void };

export function KeyShown({ deviceNo, deviceKey, onClose }: KeyShownProps) {
  const t = useMessages(messages);
  const [copy, setCopy] = useState<'not_yet' | 'done' | 'refused'>('not_yet');
  // Away from https a browser offers no clipboard at all.
  const copyKey = () =>
    (navigator.clipboard?.writeText(deviceKey) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopy('done'),
      () => setCopy('refused'),
    );
  return (
    <Sheet open onClose={onClose} title={t.title}>
      <div className={style['key']}>
        <Note icon="warn">{t.once}</Note>
        <dl>
          <dt>{t.no}</dt>
          <dd>{deviceNo}</dd>
          <dt>{t.key}</dt>
          <dd>
            <code>{deviceKey}</code>
          </dd>
        </dl>
        <div className={style['line']}>
          <Button {...(copy === 'done' ? { icon: 'check' as const } : {})} onPress={() => void copyKey()}>
            {copy === 'done' ? t.copied : t.copy}
          </Button>
          <span role="status" className="muted">
            {copy === 'refused' && t.byHand}
          </span>
        </div>
        <p className="muted">{t.scan}</p>
        {/* For the device's eye; whoever listens has the key above. */}
        <div className={style['qr']} data-print="no" aria-hidden="true">
          <Suspense fallback={<Skeleton lines={3} />}>
            <QrCode value={setUpCode(location.origin, deviceNo, deviceKey)} size={184} bordered={false} />
          </Suspense>
        </div>
        <Button kind="primary" onPress={onClose}>
          {t.done}
        </Button>
      </div>
    </Sheet>
  );
}
