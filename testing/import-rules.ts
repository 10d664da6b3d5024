// Who may import whom, as STYLE.md says it. Pure: texts in, breaches out; bin/check-imports.ts reads the files.
// Works on import statements alone, without parsing TypeScript: fast, and independent of the compiler's version.

import { posix } from 'node:path';

export type Source = { path: string; text: string };
export type Breach = { path: string; line: number; message: string };

/** One import: what is asked for, as a path in the repository, a package or a `node:` name. */
type Import = { line: number; target: string; names: string };

/** Where a file stands. `layer` is `shared`, `server`, `web`, `field`, or '' where there are none. */
type Place = { top: string; module: string; layer: string; rest: string };

export function checkImports(sources: readonly Source[]): Breach[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ line, target, names }) => {
      const message = breachOf(source.path, target, names);
      return message === undefined ? [] : [{ path: source.path, line, message }];
    }),
  );
}

/** Static imports and re-exports at the start of a line, and `import('…')` anywhere; comments are blanked first. */
function importsOf({ path, text }: Source): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const statements =
    /^[ \t]*(?:import|export)\b([^;'"`]*?)\bfrom\s*['"]([^'"\n]+)['"]|^[ \t]*import\s*['"]([^'"\n]+)['"]/gm;
  const calls = /\bimport\(\s*['"]([^'"\n]+)['"]/g;
  return [
    ...[...code.matchAll(statements)].map((found) => ({
      found,
      names: found[1] ?? '',
      name: found[2] ?? found[3] ?? '',
    })),
    ...[...code.matchAll(calls)].map((found) => ({ found, names: '*', name: found[1] ?? '' })),
  ].map(({ found, names, name }) => ({
    line: code.slice(0, found.index + (found[0].length - found[0].trimStart().length)).split('\n').length,
    target: resolve(path, name),
    names,
  }));
}

function resolve(from: string, name: string): string {
  const bare = name.replace(/\?.*$/, ''); // Vite's ?url and ?raw
  if (bare.startsWith('#')) return bare.slice(1);
  return bare.startsWith('.') ? posix.join(posix.dirname(from), bare) : bare;
}

const tops = new Set(['kernel', 'modules', 'app', 'methods', 'testing', 'stories', 'bench', 'bin', 'db']);
const layers = new Set(['shared', 'server', 'web', 'field']);

function placeOf(path: string): Place | undefined {
  const [top = '', ...parts] = path.split('/');
  if (!tops.has(top)) return undefined;
  const module = top === 'modules' || top === 'methods' ? (parts.shift() ?? '') : '';
  const layer = layers.has(parts[0] ?? '') ? (parts.shift() ?? '') : '';
  return { top, module, layer, rest: parts.join('/') };
}

function breachOf(path: string, target: string, names: string): string | undefined {
  const from = placeOf(path);
  if (!from || isTool(from, path)) return undefined;
  const to = placeOf(target);
  if (to) return houseBreach(from, to, target) ?? sqlBreach(from, path, target, names);
  const isForBrowser = from.layer === 'shared' || from.layer === 'web' || from.layer === 'field';
  if (isForBrowser && target.startsWith('node:')) {
    return `${from.layer} also runs in a browser and cannot use ${target}.`;
  }
  return undefined;
}

/** Tests, their fixtures and tools look at everything and are looked at by nobody. */
const isTool = (from: Place, path: string): boolean =>
  /\.(test|story)\.tsx?$|\/fixtures\//.test(path) || ['testing', 'stories', 'bench', 'bin'].includes(from.top);

function houseBreach(from: Place, to: Place, target: string): string | undefined {
  if (['testing', 'stories', 'bench', 'bin'].includes(to.top)) return `${target} is for tests and tools only.`;
  if (from.top === 'kernel') {
    if (to.top === 'kernel') return layerBreach(from, to, target);
    return to.top === 'db' && from.layer === 'server' ? undefined : `the kernel knows no ${to.top}: not ${target}.`;
  }
  if (from.top === 'methods') {
    if (to.top === 'methods' && to.module === from.module) return undefined;
    return to.layer === 'shared' ? undefined : `a method is data and may use only shared code, not ${target}.`;
  }
  if (to.top === 'methods')
    return from.top === 'app' ? undefined : `a method is loaded, never imported: not ${target}.`;
  if (from.top === 'app') return layerBreach(from, to, target);
  return moduleBreach(from, to, target);
}

function moduleBreach(from: Place, to: Place, target: string): string | undefined {
  if (from.layer === '') return 'a file of a module lies in its shared, server, web or field folder.';
  if (to.top === 'app') return `a module knows nothing of the app: not ${target}.`;
  const layer = layerBreach(from, to, target);
  if (layer !== undefined || to.top !== 'modules') return layer;
  if (from.rest.startsWith('handlers/') && to.layer === 'server' && to.rest.startsWith('handlers/')) {
    return `a handler never imports a handler (${target}): return a follow-up command instead.`;
  }
  if (from.module === to.module || to.layer === 'shared') return undefined;
  if (/^public\.tsx?$/.test(to.rest) && (to.layer === 'server' || to.layer === 'web')) return undefined;
  const door = to.layer === 'server' ? 'server/public.ts' : 'web/public.ts';
  return `of another module only shared and ${door} may be imported, not ${target}.`;
}

/** Which layers a layer may reach. What has no layer (the app's composition) may reach all. */
const reach: Record<string, readonly string[]> = {
  shared: ['shared'],
  server: ['shared', 'server'],
  web: ['shared', 'web', 'field'],
  field: ['shared', 'field', 'web'],
};

function layerBreach(from: Place, to: Place, target: string): string | undefined {
  if (from.layer === '' || to.layer === '' || reach[from.layer]?.includes(to.layer)) return undefined;
  return `${from.layer} may import ${reach[from.layer]?.join(', ')}, not ${target}.`;
}

const sqlHomes = new Set(['store', 'views', 'public', 'snapshot']);

/** Run as the owner, outside any request: the demonstration district and the command line. */
const ownerHomes = new Set(['seed', 'cli']);

/** SQL only in store, views, public, snapshot (as a file or as a folder) of a module's server, in kernel/server, and where the owner works. */
function sqlBreach(from: Place, path: string, target: string, names: string): string | undefined {
  if (target !== 'kernel/server/sql.ts' || (from.top === 'kernel' && from.layer === 'server')) return undefined;
  if (!/\bsql\b|\*/.test(names.replaceAll(/\btype\s+\w+/g, '')) || /^\s*type\b/.test(names)) return undefined;
  const parts = from.rest.replace(/\.tsx?$/, '').split('/');
  if (from.top === 'modules' && from.layer === 'server' && parts.some((part) => sqlHomes.has(part))) return undefined;
  if (from.top === 'app' && from.layer === '' && ownerHomes.has(parts[0] ?? '')) return undefined;
  return `SQL belongs in a store, views, public or snapshot of a module's server, in kernel/server, app/seed or app/cli, not in ${path}.`;
}
