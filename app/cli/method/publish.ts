// `method publish`: a method put in force from the command line, by the same command and under the same rules as from anywhere else.
import { newId } from '#kernel/shared/id.ts';
import { dataDir } from '../../server/ground.ts';
import { openHouse } from '../../server/run.ts';
import type { Given } from '../command.ts';
import { onGround } from '../ground.ts';
import { presentKey } from '../key.ts';
import { readMethod } from './read.ts';
import { areaOf, textOf } from './simulate.ts';

export async function publishFile(path: string, { values }: Given): Promise<number> {
  const body = await readMethod(path);
  const area = textOf(values['area']);
  const approvedBy = textOf(values['approved-by']);
  return onGround(async ({ connection }) => {
    presentKey();
    const opened = await openHouse({ connection, dataDir: dataDir(), poolSize: 3 });
    try {
      const unit = area === undefined ? undefined : await opened.house.database.asOwner((tx) => areaOf(tx, area));
      const outcome = await opened.bus.execute(
        {
          id: newId(),
          name: 'method.publish',
          input: { methodId: newId(), body, areaUnitId: unit?.unitId, approvedBy },
        },
        { as: 'system', name: 'command_line' },
      );
      if ('problem' in outcome) {
        const { title, wayOut } = outcome.problem;
        for (const words of [title, wayOut]) if (words) console.error(`${words.zh} / ${words.en}`);
        return 1;
      }
      const by = approvedBy ? `，批准人 ${approvedBy} / approved by ${approvedBy}` : '';
      console.log(`✓ 已发布 Published${unit ? ` · ${unit.name}` : ''}${by}`);
      return 0;
    } finally {
      await opened.close();
    }
  });
}
