// `node bench/phone.ts --acts 10000`: what a phone did that was off line for long — visits, and a sampling table's day, tube after tube — comes in sealed, by the batch, through the
// one door. Prints each line with its goal and whether it was met.
import { parseArgs } from 'node:util';
import { mostInOne } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import { startService } from './ground.ts';
import { percentile } from './load.ts';
import { laySamplingGround, leaseTablet } from './sampling-ground.ts';
import { met, sayMachine } from './say.ts';

const { values } = parseArgs({ options: { acts: { type: 'string', default: '10000' } } });
const acts = Number(values.acts);

sayMachine();
const ground = await laySamplingGround({ people: acts, streets: 1, communitiesPerStreet: 2, gridsPerCommunity: 5 });
const service = await startService('house-service.ts', ground.ground);
try {
  for (const [what, make] of [
    ['acts of a sampling table', tubes],
    ['visits', visits],
  ] as const) {
    const phone = await leaseTablet(ground, 0);
    const sealed = await make(phone);
    const took: number[] = [];
    let accepted = 0;
    const startedAt = performance.now();
    for (let from = 0; from < sealed.length; from += mostInOne) {
      const sentAt = performance.now();
      const told = await phone.read(await phone.bring(service.port, sealed.slice(from, from + mostInOne)));
      accepted += told.filter(({ outcome }) => outcome === 'accepted').length;
      took.push(performance.now() - sentAt);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(
      `${accepted.toLocaleString('en')} of ${sealed.length.toLocaleString('en')} ${what} out of one box in ${seconds.toFixed(1)} s, ${Math.round(accepted / seconds)} a second, a batch of ${mostInOne} p95 ${percentile(took, 0.95).toFixed(0)} ms · goal 10,000 in 10 s ${met(seconds <= (10 * sealed.length) / 10_000)}`,
    );
    if (accepted < sealed.length) throw new Error(`${sealed.length - accepted} were not accepted`);
  }
} finally {
  await service.stop();
  await ground.end();
}

type Phone = Awaited<ReturnType<typeof leaseTablet>>;

/** Opened, ten people, closed: twelve acts a tube. */
async function tubes(phone: Phone): Promise<string[]> {
  const sealed: string[] = [];
  for (let n = 0; sealed.length + 12 <= acts; n++) {
    const tubeId = newId();
    sealed.push(await phone.openTube(tubeId, `AB01-001-${String(n).padStart(5, '0')}`));
    for (let k = 0; k < 10; k++) sealed.push(await phone.register(tubeId, k + 1, ground.subjects[n * 10 + k]!));
    sealed.push(await phone.closeTube(tubeId, 10));
  }
  return sealed;
}

async function visits(phone: Phone): Promise<string[]> {
  const sealed: string[] = [];
  for (let n = 0; n < acts; n++) {
    const subjectId = ground.subjects[n % ground.subjects.length]!;
    sealed.push(await phone.seal('visit.record', { visitId: newId(), subjectId, action: 'visit', outcome: 'done' }));
  }
  return sealed;
}
