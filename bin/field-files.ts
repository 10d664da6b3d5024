// Which files of the built web a field phone needs: what is reached from the page without going through a screen that another door alone shows.
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rollup } from 'vite';

type WithMeta = Rollup.OutputChunk & { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } };
/** As kernel/web/page.ts has it. */
type Screens = { door: string; [what: string]: unknown };
type Index = { pages?: readonly Screens[]; pieces?: readonly Screens[] };

const root = join(import.meta.dirname, '..');
const otherDoors = ['resident', 'desk', 'screen', 'open'].map((door) => join(root, `app/web/doors/${door}.tsx`));

/** Paths of the sources of screens that no field page shows: modules say of each of their screens for which door it is. */
async function screensOfOthers(): Promise<ReadonlySet<string>> {
  const [field, others] = [new Set<string>(), new Set<string>(otherDoors)];
  for (const path of globSync('modules/*/web/index.ts', { cwd: root }).map((path) => join(root, path))) {
    const { pages = [], pieces = [] } = (await import(path)) as Index;
    for (const { door, ...screens } of [...pages, ...pieces])
      for (const screen of Object.values(screens)) {
        // Screens are loaded when opened: `() => import('./today/today-page.tsx')`.
        const [, from] = (typeof screen === 'function' && /import\(['"](.+?)['"]\)/.exec(String(screen))) || [];
        if (from) (door === 'field' ? field : others).add(join(dirname(path), from));
      }
  }
  return new Set([...others].filter((screen) => !field.has(screen)));
}

/** Names of the files in the bundle. */
export async function fieldFiles(bundle: Rollup.OutputBundle): Promise<ReadonlySet<string>> {
  const others = await screensOfOthers();
  const wanted = new Set(Object.keys(bundle).filter((name) => !name.startsWith('assets/')));
  const facadeOf = (name: string) => (bundle[name] as WithMeta | undefined)?.facadeModuleId ?? '';
  const walk = (name: string): void => {
    const chunk = bundle[name] as WithMeta | undefined;
    if (chunk?.type !== 'chunk' || wanted.has(name)) return;
    wanted.add(name);
    for (const part of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
      wanted.add(part);
    for (const next of chunk.imports) walk(next);
    for (const next of chunk.dynamicImports) if (!others.has(facadeOf(next))) walk(next);
  };
  for (const [name, file] of Object.entries(bundle)) if (file.type === 'chunk' && file.isEntry) walk(name);
  return wanted;
}
