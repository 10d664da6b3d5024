// The search box of the desk.
import { definePieces } from '#kernel/web/page.ts';

export const pieces = definePieces([{ door: 'desk', slot: 'search', component: () => import('./search-box.tsx') }]);
