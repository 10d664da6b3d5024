// Checks the import rules of STYLE.md over the whole house: `node bin/check-imports.ts`. Says each breach as path:line: why.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Breach, checkImports } from '../testing/import-rules.ts';

const root = join(import.meta.dirname, '..');

export function checkHouse(): Breach[] {
  const paths = globSync('{kernel,modules,app,methods}/**/*.{ts,tsx}', { cwd: root }).sort();
  return checkImports(paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })));
}

export const sayBreach = ({ path, line, message }: Breach): string => `${path}:${line}: ${message}`;

if (import.meta.main) {
  const breaches = checkHouse();
  for (const breach of breaches) console.error(sayBreach(breach));
  console.log(breaches.length === 0 ? 'The import rules hold.' : `${breaches.length} imports break the rules.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
