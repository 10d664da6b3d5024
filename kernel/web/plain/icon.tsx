// A few line icons of one stroke, drawn for 24 px, so that the small doors need no icon library. They accompany words and never stand alone
// without a label; the desk may use single icons of @ant-design/icons beside them.

import type { CSSProperties } from 'react';
import style from './icon.module.css';

const paths = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h4.500v-5h3v5H18v-9',
  today: 'M5 6h14v14H5zM5 10h14M9 4v4M15 4v4M9 15l2 2 4-4',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20a7.500 7.500 0 0 1 15 0',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6M18 14.500a6.500 6.500 0 0 1 3.500 5.500',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  plus: 'M12 5v14M5 12h14',
  phone: 'M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a1 1 0 0 1-1 1A16 16 0 0 1 4 5a1 1 0 0 1 1-1z',
  pencil: 'M14 7l3 3-9 9H5v-3zM13 8l3 3',
  heart: 'M12 20s-7-4.500-7-10a4 4 0 0 1 7-2.500A4 4 0 0 1 19 10c0 5.500-7 10-7 10z',
  chat: 'M4 5h16v11H9l-5 4z',
  question: 'M12 17v.01M9.500 9a2.500 2.500 0 1 1 3.500 2.300c-.8.400-1 1-1 1.700M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  check: 'M4 12.500l5.500 5.500L20 7',
  cross: 'M6 6l12 12M18 6 6 18',
  warn: 'M12 4 2.500 20h19zM12 10v4.500M12 17.500v.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.500 2',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  stop: 'M6 6h12v12H6z',
  mic: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.500 11a6.500 6.500 0 0 0 13 0M12 17.500V21',
  camera: 'M4 8h4l1.500-3h5L16 8h4v11H4zM12 16.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z',
  speaker: 'M4 9.500v5h4l5 4v-13l-5 4zM16.500 9a4.500 4.500 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11',
  menu: 'M4 6.500h16M4 12h16M4 17.500h16',
  down: 'M6 9.500l6 6 6-6',
  right: 'M9.500 6l6 6-6 6',
  back: 'M14.500 6l-6 6 6 6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.700-4.700',
  export: 'M12 4v11M7.500 10.500 12 15l4.500-4.500M4 19.500h16',
  columns: 'M4 5h16v14H4zM9.300 5v14M14.700 5v14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  pin: 'M12 21s7-6.500 7-11.500a7 7 0 1 0-14 0C5 14.500 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  map: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  undo: 'M9 7 4.500 11.500 9 16M5 11.500h9a5 5 0 0 1 0 10h-3',
  refresh: 'M19.500 12a7.500 7.500 0 1 1-2.200-5.300M19.500 4v4h-4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={style['icon']}
      style={{ '--size': `${size}px` } as CSSProperties}
    >
      <path d={paths[name]} />
    </svg>
  );
}
