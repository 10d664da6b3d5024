// How it stands with a device, in words: lost, never heard, low. The same on a row and on its record.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { type Signal, signalTitles } from '../../shared/device.ts';
import type { DeviceRow } from '../../shared/queries.ts';
import style from '../devices.module.css';

const messages = { zh: { low: (n: number) => `电量低 ${n}%` }, en: { low: (n: number) => `battery ${n}%` } };

const tones: Record<Signal, Tone> = { online: 'green', lost: 'red', never: 'amber', retired: 'plain' };

export function StateTags({ device }: { device: Pick<DeviceRow, 'signal' | 'isLow' | 'battery'> }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <span className={style['tags']}>
      {device.isLow && device.battery !== null && device.signal !== 'retired' && (
        <Tag tone="amber" icon="warn">
          {t.low(device.battery)}
        </Tag>
      )}
      <Tag tone={tones[device.signal]}>{words(signalTitles[device.signal])}</Tag>
    </span>
  );
}
