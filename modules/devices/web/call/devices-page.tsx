// 设备: the one-key buttons of one's own area, those that nobody would hear first (B6); the one opened stands beside the list.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { deviceViews } from '../../shared/queries.ts';
import style from '../devices.module.css';
import { readFilters } from '../parts/filters.ts';
import { DeviceList } from './device-list.tsx';
import { DeviceRecord } from './device-record.tsx';

const messages = {
  zh: { rest: '从左边打开一台设备', restHow: '看它装在哪里、电量多少、最近呼叫过什么；换密钥、移装、停用也在那里。' },
  en: { rest: 'Open a device from the left', restHow: 'Where it hangs, its charge and its last calls.' },
};

const read = readFilters(deviceViews);

export default function DevicesPage() {
  const t = useMessages(messages);
  const deviceId = useParam('deviceId');
  const [search, setSearch] = useFilters(read);
  return (
    <Split
      list={<DeviceList search={search} onSearch={setSearch} chosenId={deviceId} />}
      record={deviceId ? <DeviceRecord key={deviceId} deviceId={deviceId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="bell" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/devices"
      backSearch={search}
    />
  );
}
