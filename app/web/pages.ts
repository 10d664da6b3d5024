// The table of contents of the web: every module's `web/index.ts`. A module is in the house as soon as that file exists.
import { type Atlas, layOut } from '#kernel/web/atlas.ts';
import type { ModuleWeb } from '#kernel/web/page.ts';
import { housePages } from './house-pages.ts';

const modules = import.meta.glob<ModuleWeb>('../../modules/*/web/index.ts', { eager: true });

export const atlas: Atlas = layOut([{ pages: housePages }, ...Object.values(modules)]);
