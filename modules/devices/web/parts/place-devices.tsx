// On a place: what is kept there of devices, in one line each. A home without any shows nothing.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { cameraStates, cameraStateTitles } from '../../shared/camera.ts';
import { listCameras } from '../../shared/camera-queries.ts';
import { listDevices } from '../../shared/queries.ts';
import { StateTags } from '../call/state-tags.tsx';
import style from '../devices.module.css';

const messages = {
  zh: { title: '设备', cameras: (state: string, n: number) => `摄像头${state} ${n}` },
  en: { title: 'Devices', cameras: (state: string, n: number) => `cameras ${state.toLowerCase()}: ${n}` },
};

export default function PlaceDevices() {
  const t = useMessages(messages);
  const words = useWords();
  const placeId = useSubject();
  const devices = useAsk(listDevices, { view: 'all', placeId, limit: 20 }).answer?.rows.filter((one) => !one.retiredAt);
  const cameras = useAsk(listCameras, { view: 'all', placeId, limit: 1 }).answer?.counts;
  const hung = cameras ? cameraStates.filter((state) => cameras[state] > 0) : [];
  if (!devices?.length && hung.length === 0) return null;
  return (
    <section className={style['part']} aria-label={t.title}>
      <h3>{t.title}</h3>
      <ul>
        {devices?.map((device) => (
          <li key={device.deviceId} className={style['line']}>
            <Link to={`/desk/devices/${device.deviceId}`} search={{ view: 'all' }}>
              {[device.deviceNo, device.label].filter(Boolean).join(' · ')}
            </Link>
            <StateTags device={device} />
          </li>
        ))}
        {hung.map((state) => (
          <li key={state}>
            <Link
              to="/desk/cameras"
              search={{ view: state, placeId }}
              className={state === 'dead' ? 'late' : undefined}
            >
              {t.cameras(words(cameraStateTitles[state]), cameras?.[state] ?? 0)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
