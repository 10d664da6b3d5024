// Publishes the methods that come with the product, by the same command as any other.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../server/ground.ts';
import type { OpenHouse } from '../server/run.ts';
import { seedId } from './ids.ts';

export async function publishMethods({ bus }: OpenHouse): Promise<void> {
  // In one order everywhere: the first to describe a field holds it.
  for (const file of globSync('methods/*/method.ts', { cwd: projectRoot }).toSorted()) {
    const { default: body } = (await import(pathToFileURL(join(projectRoot, file)).href)) as { default: unknown };
    const outcome = await bus.execute(
      {
        id: seedId('command', `publish ${file}`),
        name: 'method.publish',
        input: { methodId: seedId('method', file), body },
      },
      { as: 'system', name: 'seed' },
    );
    if ('problem' in outcome) throw new Error(`${file}: ${outcome.problem.title.zh}`);
  }
}
