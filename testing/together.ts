// A process for many test files that disturb nobody: what it is given it runs as one suite each, named by its path. Starting node and reading the house
// anew for each of them would cost more than most of their tests do. A file begins when the one before it has cleared up: no two have a database open.
// Which file a test belongs to, node's runner tells by the promise that was awaited last: a file whose top awaits a promise that another file awaited before
// may not come here (unit.ts). Should one come, its tests are missed and the run has failed.

import { after, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) {
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
  suite(file, async () => {
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      test(`${file} can be loaded`, () => {
        throw error;
      });
    }
    after(() => end()); // the last of its hooks
  });
  await isOver;
}
