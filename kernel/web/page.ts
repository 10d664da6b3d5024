// The contract between a module and the house: what a module offers to the doors. `modules/<m>/web/index.ts` exports `pages` (and, where it
// has any, `pieces`); it must stay small, for every door reads all of them. The screens themselves are loaded when opened.
import type { FunctionComponent } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Along } from './along.ts';
import type { IconName } from './plain/icon.tsx';

/** resident `/` · field `/field` · desk `/desk` · screen `/screen` · open `/open` */
export type Door = 'resident' | 'field' | 'desk' | 'screen' | 'open';

export const doorPaths: Record<Door, string> = {
  resident: '/',
  field: '/field',
  desk: '/desk',
  screen: '/screen',
  open: '/open',
};

export type Screen = () => Promise<{ default: FunctionComponent }>;

export type Page = {
  door: Door;
  /**
   * Below the door, without a leading slash; `''` is where the door opens. `$requestId` is a parameter; `requests/{-$requestId}` is one
   * page with or without a record opened, so that the list stays while records change.
   */
  path: string;
  title: Words;
  /** Staff doors: who may see it. Absent: everybody at that door. The server judges every call in any case. */
  roles?: readonly Role[];
  /** Its place in the door's navigation (desk: left column; phones: bottom bar of at most four). Absent: reached by links only. */
  order?: number;
  /** Desk: pages with the same group stand together under its name; those without come first. */
  group?: Words;
  /** Bottom bars show it over the title. */
  icon?: IconName;
  /** A component that shows a count beside the title (it asks its own query). */
  badge?: Screen;
  /** The page itself: `() => import('./request-desk.tsx')`, default export. */
  component: Screen;
};

/** Places in the frames that a module may fill. A place nobody fills is not there. */
export type Slot =
  /** desk: the one search box in the top bar */
  | 'search'
  /** desk: what wants to be noticed in the top bar (incoming calls) */
  | 'calls'
  /** resident, elder mode: ring the grid worker */
  | 'contact'
  /** resident: on the opening page, under what one reported: what the community has to say and what else is offered */
  | 'home'
  /** resident, elder mode: under 办别的事, what the opening page has no room for */
  | 'more'
  /** field: on 今日, over what is to do: duties of the day that are no requests (a sweep) */
  | 'today'
  /** field: over one's own shifts: the work of the site of a shift, for whoever has an account of that shift alone (C22) */
  | 'shift'
  /** field: the floating act (＋ 上报) */
  | 'fab'
  /** desk, field: on one request, over its story: what another module keeps of it or does about it. Its id is `useSubject()`. */
  | 'request'
  /** desk: on one resident, over their story; field: at their door: what another module keeps of them. Its id is `useSubject()`. */
  | 'person'
  /** desk: on one firm, under its facts: what another module does there. Its id is `useSubject()`. */
  | 'enterprise'
  /** desk: on one place, under who answers for it: what another module keeps there. Its id is `useSubject()`. */
  | 'place'
  /** field: on the page of a visit, over what is tapped: what another module asks of this subject. Its id is `useSubject()`. */
  | 'visit'
  /** desk, field: on one's own page, what else is one's own to set */
  | 'me'
  /** any: over everything (an incoming call) */
  | 'over'
  /** any: a line under the header (drill, emergency measures in force until …) */
  | 'notice'
  /** resident: the unit and who is answerable, in the header instead of the product's name */
  | 'heading';

export type Piece = {
  door: Door;
  slot: Slot;
  roles?: readonly Role[];
  order?: number;
  component: Screen;
};

/** What a module's `web/index.ts` exports. */
export type ModuleWeb = {
  pages?: readonly Page[];
  pieces?: readonly Piece[];
  /** What its field screens need on a phone that works alone; loaded there only. */
  along?: () => Promise<{ default: Along }>;
};

export function definePages(pages: readonly Page[]): readonly Page[] {
  return pages;
}

export function definePieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces;
}

export function pathOf(page: Pick<Page, 'door' | 'path'>): string {
  const base = doorPaths[page.door];
  if (page.path === '') return base;
  return base === '/' ? `/${page.path}` : `${base}/${page.path}`;
}

/** Where its navigation entry leads: the path without optional parts. */
export function entryOf(page: Pick<Page, 'door' | 'path'>): string {
  return pathOf(page).replace(/\/\{-\$\w+\}/g, '');
}

export function mayOpen(page: Pick<Page, 'roles'>, role: Role | undefined): boolean {
  return page.roles === undefined || (role !== undefined && page.roles.includes(role));
}
