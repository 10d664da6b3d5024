// A process for many test files that need nobody and disturb nobody: what it is given it runs as one suite each, named by its path. Starting node and
// reading the house anew for each of them would cost more than all their tests do.

import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) {
  suite(file, async () => {
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      test(`${file} can be loaded`, () => {
        throw error;
      });
    }
  });
}
