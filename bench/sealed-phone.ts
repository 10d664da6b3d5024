// A phone with a lease, as the field app is one: its acts sealed under its key, brought to the one door, the answers opened.
import { fromBase64, toBase64 } from '#kernel/field/bytes.ts';
import { agreeBoxKey, importKey, makePair, openJson, sealJson } from '#kernel/field/sealing.ts';
import type { BoxAnswer, BoxOutcome } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import { grantLease } from '#modules/phones/shared/commands.ts';
import type { Act } from './campaign-ground.ts';

export type SealedPhone = Awaited<ReturnType<typeof leasePhone>>;

/** `act`: by whom the lease is asked for. `postId`: with which post everything is done. */
export async function leasePhone(act: Act, label: string, postId: string) {
  const leaseId = newId();
  const { publicKey, privateKey } = await makePair();
  const { houseKey } = (await act(grantLease.name, { leaseId, label, publicKey })) as { houseKey: string };
  const key = await importKey(await agreeBoxKey(privateKey, fromBase64(houseKey), leaseId));
  let seq = 0;
  return {
    leaseId,
    async seal(name: string, input: unknown): Promise<string> {
      const envelope = { id: newId(), name, at: new Date().toISOString(), input };
      return toBase64(await sealJson(key, { seq: ++seq, postId, off: 0, envelope }, leaseId));
    },
    /** Throws where nobody answers. */
    async bring(port: number, entries: readonly string[]): Promise<BoxAnswer> {
      const answer = await fetch(`http://127.0.0.1:${port}/api/box`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ leaseId, clock: Date.now(), waiting: 0, refused: 0, entries }),
      });
      if (!answer.ok) throw new Error(`/api/box: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as BoxAnswer;
    },
    read: async ({ outcomes }: BoxAnswer) => (await openJson(key, fromBase64(outcomes), leaseId)) as BoxOutcome[],
  };
}
