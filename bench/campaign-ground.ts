// A campaign over a generated district, as benches begin one: the methods published, acts that must be accepted.
import { newId } from '#kernel/shared/id.ts';
import campaignsBasic from '#methods/campaigns-basic/method.ts';
import type { BenchGround } from './ground.ts';

type As = Parameters<BenchGround['opened']['bus']['execute']>[1];
export type Act = (name: string, input: unknown, as?: As) => Promise<unknown>;

/** `by`: who acts where nobody else is named. Throws what the house refuses. */
export async function withCampaigns(ground: BenchGround, by: As): Promise<Act> {
  const { bus } = ground.opened;
  const act: Act = async (name, input, as = by) => {
    const outcome = await bus.execute({ id: newId(), name, input }, as);
    if ('problem' in outcome)
      throw new Error(`${name}: ${outcome.problem.code} ${JSON.stringify(outcome.problem.details ?? {})}`);
    return 'result' in outcome ? outcome.result : undefined;
  };
  const method = { methodId: newId(), body: campaignsBasic, approvedBy: '压测' };
  await act('method.publish', method, { as: 'system', name: 'bench' });
  return act;
}
