// The box as codes on the screen, for another phone of the house to bring in: this one is dying, or has no network. Nothing leaves the box by it: what arrives twice is there
// once, and it leaves when the house says so.
import { lazy, Suspense, useEffect, useState } from 'react';
import { usePhone } from '#kernel/field/phone-context.ts';
import { toParts } from '#kernel/field/qr-parts.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import style from './carry.module.css';

const QrCode = lazy(() => import('antd/es/qrcode'));

const messages = {
  zh: {
    title: '用二维码转走',
    how: '在另一台手机上打开“我的 → 代传”，对着这里扫。码里是封好的，扫的人看不到内容。',
    of: (n: number, count: number) => `第 ${n} 张，共 ${count} 张`,
    before: '上一张',
    next: '下一张',
    photos: '照片不在码里，本机有网时再传。',
  },
  en: {
    title: 'Out by code',
    how: 'On another phone open Me → Bring another’s, and hold it here. The codes are sealed: who scans them reads nothing.',
    of: (n: number, count: number) => `${n} of ${count}`,
    before: 'Before',
    next: 'Next',
    photos: 'Photos are not in the codes; they go when this phone has a network.',
  },
};

const turnMs = 2_000;

export function ShowSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const { phone } = usePhone();
  const [parts, setParts] = useState<string[]>();
  const [at, setAt] = useState(0);
  const count = parts?.length ?? 0;

  useEffect(() => {
    void phone?.box.sealed().then((entries) => setParts(toParts({ leaseId: phone.vault.leaseId, entries })));
  }, [phone]);
  useEffect(() => {
    if (count < 2) return;
    const timer = setTimeout(() => setAt((at + 1) % count), turnMs);
    return () => clearTimeout(timer);
  }, [at, count]);

  return (
    <Sheet open onClose={onClose} title={t.title}>
      <p>{t.how}</p>
      <div className={style['code']}>
        {parts?.[at] ? (
          <Suspense fallback={<Skeleton lines={6} />}>
            <QrCode value={parts[at]} type="svg" errorLevel="L" size={320} bordered={false} />
          </Suspense>
        ) : (
          <Skeleton lines={6} />
        )}
        <p role="status">{t.of(at + 1, count)}</p>
        <div className={style['acts']}>
          <Button onPress={() => setAt((at + count - 1) % count)}>{t.before}</Button>
          <Button onPress={() => setAt((at + 1) % count)}>{t.next}</Button>
        </div>
      </div>
      <small className="muted">{t.photos}</small>
    </Sheet>
  );
}
