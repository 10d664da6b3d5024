// The field: state bar on top, the work, one floating act, four places at the bottom. Made for one hand in the rain.
import { Outlet } from '@tanstack/react-router';
import { BottomBar } from './bottom-bar.tsx';
import style from './phone-frame.module.css';
import { Pieces } from './pieces.tsx';
import { mainId, SkipLink } from './skip-link.tsx';
import { StateBar } from './state-bar.tsx';

export function FieldFrame() {
  return (
    <div className={style['frame']}>
      <div>
        <SkipLink />
        <StateBar />
        <Pieces door="field" slot="notice" />
      </div>
      <main className={style['main']} id={mainId} tabIndex={-1}>
        <Outlet />
      </main>
      <div className={style['bottom']}>
        <div className={style['fab']}>
          <Pieces door="field" slot="fab" />
        </div>
        <BottomBar door="field" />
      </div>
      <Pieces door="field" slot="over" />
    </div>
  );
}
