// A round of mass testing over a generated district, begun under an order in force.
import type pg from 'pg';
import { newId } from '#kernel/shared/id.ts';
import { withCampaigns } from './campaign-ground.ts';
import { generateResidents } from './generate-residents.ts';
import { generateTerritory } from './generate-territory.ts';
import type { BenchGround } from './ground.ts';
import { layOrder } from './order-in-force.ts';

export async function openTestingRound(
  ground: BenchGround,
  client: pg.Client,
  { people, ...size }: { people: number; streets: number; communitiesPerStreet: number; gridsPerCommunity?: number },
) {
  const since = new Date('2022-01-01');
  const territory = await generateTerritory(client, { gridsPerCommunity: 10, ...size, since });
  const unitId = territory.districtId;
  await generateResidents(client, unitId, people);
  await client.query('analyze');
  const dispatcher = territory.hats.district;
  const act = await withCampaigns(ground, dispatcher);
  const orderId = await layOrder(client, unitId);
  const [campaignId, roundId] = [newId(), newId()];
  await act('campaign.begin', { campaignId, kind: 'mass_testing', unitId, title: '全员核酸', purpose: '压测' });
  await act('campaign.open_round', { campaignId, roundId });
  return { act, campaignId, roundId, orderId, unitId, dispatcher, hats: territory.hats };
}
