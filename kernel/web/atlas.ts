// All pages and pieces of all modules, sorted for the frames. The app lays it out once; frames read it from the context.
import { createContext, type FunctionComponent, type LazyExoticComponent, lazy, useContext } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { type Door, type ModuleWeb, mayOpen, type Page, type Piece, pathOf, type Screen, type Slot } from './page.ts';

export type Atlas = {
  pages: readonly Page[];
  pieces: readonly Piece[];
  alongs: readonly NonNullable<ModuleWeb['along']>[];
};

/** Refuses two pages at one address: the second would never be seen. */
export function layOut(modules: readonly ModuleWeb[]): Atlas {
  const pages = modules.flatMap((module) => [...(module.pages ?? [])]);
  const taken = new Set<string>();
  for (const page of pages) {
    const path = pathOf(page);
    if (taken.has(path)) throw new Error(`Two pages at ${path}`);
    taken.add(path);
  }
  const pieces = modules
    .flatMap((module) => [...(module.pieces ?? [])])
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return { pages, pieces, alongs: modules.flatMap(({ along }) => along ?? []) };
}

/** The entries of a door's navigation for a role, in order. */
export function listEntries(atlas: Atlas, door: Door, role: Role | undefined): Page[] {
  return atlas.pages
    .filter((page) => page.door === door && page.order !== undefined && mayOpen(page, role))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** Entries under their group names; those without a group first. */
export function groupEntries(entries: readonly Page[]): { group: Words | undefined; pages: Page[] }[] {
  const groups: { group: Words | undefined; pages: Page[] }[] = [{ group: undefined, pages: [] }];
  for (const page of entries) {
    const group = groups.find((candidate) => candidate.group?.zh === page.group?.zh);
    if (group) group.pages.push(page);
    else groups.push({ group: page.group, pages: [page] });
  }
  return groups.filter((group) => group.pages.length > 0);
}

export function listPieces(atlas: Atlas, door: Door, slot: Slot, role: Role | undefined): Piece[] {
  return atlas.pieces.filter((piece) => piece.door === door && piece.slot === slot && mayOpen(piece, role));
}

const shown = new Map<Screen, LazyExoticComponent<FunctionComponent>>();

/** The component behind a lazy import, the same one every time it is asked for. */
export function lazyOf(screen: Screen): LazyExoticComponent<FunctionComponent> {
  const known = shown.get(screen);
  if (known) return known;
  const made = lazy(screen);
  shown.set(screen, made);
  return made;
}

export const AtlasContext = createContext<Atlas>({ pages: [], pieces: [], alongs: [] });

export function useAtlas(): Atlas {
  return useContext(AtlasContext);
}
