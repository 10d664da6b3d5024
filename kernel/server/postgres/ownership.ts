// Which process stops the server of a data folder. The lock is held as long as its process lives, so a killed owner is
// none, and the next process to start there becomes it.

import { GroundFault } from './fault.ts';
import { type Hold, hold, tryHold } from './mutex.ts';

export type Ownership = {
  /** False for those who only attached, after `giveUp`, and once this same process had to launch the server anew. */
  isMine(): boolean;
  giveUp(): Promise<void>;
};

/** What this process owns, by data folder, and which of its starts has the say. */
const owned = new Map<string, { held: Hold; by: symbol }>();

/** A former owner that is just stopping its server lets go within this time. */
const HANDOVER_MS = 2_000;

/** To be called once the server runs, under the start lock. Whoever attached to a server with a living owner gets none. */
export async function takeOwnership(dataDir: string, { wasLaunched }: { wasLaunched: boolean }): Promise<Ownership> {
  const me = Symbol(dataDir);
  const here = owned.get(dataDir);
  if (here && wasLaunched) here.by = me;
  if (!here) {
    const held = wasLaunched ? await awaitHold(dataDir) : await tryHold(dataDir, 'owner');
    if (held) owned.set(dataDir, { held, by: me });
  }
  const isMine = (): boolean => owned.get(dataDir)?.by === me;
  const giveUp = async (): Promise<void> => {
    if (!isMine()) return;
    const held = owned.get(dataDir)?.held;
    owned.delete(dataDir);
    await held?.release();
  };
  return { isMine, giveUp };
}

/** An owner that lives on although its server died keeps its duty, and will stop the one launched here. */
async function awaitHold(dataDir: string): Promise<Hold | undefined> {
  try {
    return await hold(dataDir, 'owner', HANDOVER_MS);
  } catch (error) {
    if (error instanceof GroundFault) return undefined;
    throw error;
  }
}
