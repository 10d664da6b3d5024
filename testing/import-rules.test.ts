// Planted violations: each rule of who may import whom catches what it is for, and lets pass what it should.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkImports } from './import-rules.ts';

/** The first breach of a file that has this one line. */
function breach(path: string, line: string): string | undefined {
  return checkImports([{ path, text: `${line}\n` }])[0]?.message;
}

const from = (name: string): string => `import { x } from '${name}';`;

const refused: [rule: string, path: string, line: string, why: RegExp][] = [
  ['kernel → no module', 'kernel/server/bus.ts', from('#modules/requests/shared/request.ts'), /knows no modules/],
  ['kernel → no method', 'kernel/shared/a.ts', from('#methods/minhu-5643/method.ts'), /knows no methods/],
  ['kernel → no app', 'kernel/web/a.tsx', from('#app/web/main.tsx'), /knows no app/],
  ['kernel/shared → no server', 'kernel/shared/a.ts', from('../server/bus.ts'), /shared may import shared/],
  ['shared → no server', 'modules/requests/shared/a.ts', from('#kernel/server/bus.ts'), /shared may import shared/],
  ['shared → no server of its own', 'modules/requests/shared/a.ts', from('../server/store.ts'), /shared may import/],
  ['shared runs on a phone', 'modules/requests/shared/a.ts', from('node:fs'), /browser.*node:fs/],
  ['web runs in a browser', 'modules/requests/web/a.tsx', "import 'node:crypto';", /browser/],
  ['web → no server', 'modules/requests/web/a.tsx', from('../server/views.ts'), /web may import shared/],
  [
    'web → no kernel/server',
    'modules/requests/web/a.tsx',
    "const x = await import('#kernel/server/sql.ts');",
    /web may/,
  ],
  ['server → no web', 'modules/requests/server/a.ts', from('../web/list.tsx'), /server may import shared, server/],
  [
    "server → no other's store",
    'modules/requests/server/a.ts',
    from('#modules/duties/server/store.ts'),
    /server\/public\.ts/,
  ],
  [
    "server → no other's store by a path",
    'modules/requests/server/a.ts',
    from('../../duties/server/store.ts'),
    /public/,
  ],
  ["web → no other's screen", 'modules/requests/web/a.tsx', from('#modules/duties/web/list.tsx'), /web\/public\.ts/],
  [
    'module → no method',
    'modules/requests/server/a.ts',
    from('#methods/minhu-5643/method.ts'),
    /loaded, never imported/,
  ],
  ['module → no app', 'modules/requests/server/a.ts', from('#app/server/modules.ts'), /nothing of the app/],
  ['method → shared only', 'methods/minhu-5643/method.ts', from('#modules/requests/server/store.ts'), /is data/],
  ['handler → no handler', 'modules/requests/server/handlers/a.ts', from('./b.ts'), /follow-up command/],
  ['a file lies in a layer', 'modules/requests/a.ts', from('./shared/request.ts'), /lies in its shared/],
  ['product → no testing', 'modules/requests/server/a.ts', from('#testing/house.ts'), /tests and tools only/],
  ['product → no bin', 'app/server/start.ts', from('../../bin/cli.ts'), /tests and tools only/],
  ['app/web → no server', 'app/web/main.tsx', from('#modules/requests/server/index.ts'), /web may import/],
  [
    'SQL in a handler',
    'modules/requests/server/handlers/a.ts',
    "import { sql } from '#kernel/server/sql.ts';",
    /SQL belongs/,
  ],
  [
    'SQL beside a type',
    'modules/requests/server/a.ts',
    "import { type Sql, sql } from '#kernel/server/sql.ts';",
    /SQL/,
  ],
  ['SQL as all', 'modules/requests/server/a.ts', "import * as s from '#kernel/server/sql.ts';", /SQL belongs/],
  ['SQL in the app', 'app/server/start.ts', "import { sql } from '#kernel/server/sql.ts';", /SQL belongs/],
  [
    'SQL in a folder of the server called seed',
    'app/server/seed/a.ts',
    "import { sql } from '#kernel/server/sql.ts';",
    /SQL/,
  ],
  ['re-exports count', 'kernel/shared/a.ts', "export { x } from '#modules/requests/shared/request.ts';", /knows no/],
  [
    'imports over several lines',
    'kernel/shared/a.ts',
    "import {\n  x,\n  y,\n} from '#app/server/run.ts';",
    /knows no/,
  ],
];

for (const [rule, path, line, why] of refused) {
  test(`refused: ${rule}`, () => assert.match(breach(path, line) ?? 'not refused', why));
}

const allowed: [rule: string, path: string, line: string][] = [
  ['shared of another module', 'modules/requests/shared/a.ts', from('#modules/duties/shared/duty.ts')],
  ['a package', 'modules/requests/shared/a.ts', from('zod')],
  ["another module's public reads", 'modules/requests/server/a.ts', from('#modules/duties/server/public.ts')],
  ["another module's public screens", 'modules/requests/web/a.tsx', from('#modules/duties/web/public.tsx')],
  ['a folder of its own', 'modules/requests/server/a.ts', from('./text/keywords.ts')],
  ['a handler to its store', 'modules/requests/server/handlers/a.ts', from('../store.ts')],
  ['SQL in a store', 'modules/requests/server/store.ts', "import { sql } from '#kernel/server/sql.ts';"],
  ['SQL in a folder of views', 'modules/requests/server/views/desk.ts', "import { sql } from '#kernel/server/sql.ts';"],
  ['SQL in the kernel', 'kernel/server/feed.ts', "import { sql } from './sql.ts';"],
  ['the type of SQL anywhere', 'modules/requests/server/a.ts', "import type { Sql } from '#kernel/server/sql.ts';"],
  ['a named type of SQL', 'modules/requests/server/a.ts', "import { type Sql } from '#kernel/server/sql.ts';"],
  ['SQL of the demonstration district', 'app/seed/rows.ts', "import { sql } from '#kernel/server/sql.ts';"],
  ['SQL of the command line', 'app/cli/doctor/checks.ts', "import { sql } from '#kernel/server/sql.ts';"],
  ['SQL of the bench', 'bench/lifecycle.ts', "import { sql } from '#kernel/server/sql.ts';"],
  ['the app composes', 'app/server/modules.ts', from('#modules/requests/server/index.ts')],
  ['a method uses shared words', 'methods/minhu-5643/method.ts', from('#modules/methods/shared/method.ts')],
  ['a test looks anywhere', 'modules/requests/server/a.test.ts', from('#testing/house.ts')],
  ['a fixture too', 'modules/methods/fixtures/sample/method.ts', from('#modules/methods/shared/method.ts')],
  ['a comment is no import', 'kernel/shared/a.ts', "// import { x } from '#app/server/run.ts';"],
  ['nor is a block of them', 'kernel/shared/a.ts', "/*\nimport { x } from '#app/server/run.ts';\n*/"],
];

for (const [rule, path, line] of allowed) {
  test(`allowed: ${rule}`, () => assert.equal(breach(path, line), undefined));
}

test('a breach is told with its line', () => {
  const text = "// one\nimport { a } from 'zod';\n\nimport { b } from '#app/server/run.ts';\n";
  assert.deepEqual(
    checkImports([{ path: 'kernel/shared/a.ts', text }]).map(({ line }) => line),
    [4],
  );
});
