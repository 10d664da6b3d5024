// Gives every unit of the territorial line its outline: streets fill the district, communities their street, grids their community.
import { districtPath } from '../ids.ts';
import { lots } from '../rows.ts';
import { districtQuad, polygonOf, type Quad, splitQuad } from './shapes.ts';
import type { Tree } from './tree.ts';

const territorial = ['subdistrict', 'community', 'village', 'grid'] as const;

/** Outlines by unit path, also drawn into the tree. Sizes go by the number of lowest grids. */
export function drawOutlines(tree: Tree): ReadonlyMap<string, Quad> {
  const draw = lots(5643);
  const outlines = new Map<string, Quad>();
  const partsOf = (path: string) => territorial.flatMap((kind) => tree.below(path, kind));
  const weightOf = (path: string): number =>
    Math.max(
      1,
      partsOf(path).reduce((sum, part) => sum + weightOf(part), 0),
    );
  const put = (path: string, quad: Quad): void => {
    outlines.set(path, quad);
    tree.draw(path, polygonOf(quad));
    const parts = partsOf(path);
    const quads = splitQuad(quad, parts.map(weightOf), draw);
    for (const [i, part] of parts.entries()) put(part, quads[i]!);
  };
  put(districtPath, districtQuad);
  return outlines;
}
