// A register that all generated residents are on. Never for a real database.
import type pg from 'pg';
import { generateResidents } from './generate-residents.ts';
import { benchId } from './generate-territory.ts';

export const everybodyId = benchId('register everybody');

const everybody = {
  code: 'everybody',
  title: { zh: '全部居民', en: 'Everybody' },
  purpose: { zh: '测速', en: 'Bench' },
  subject: 'person',
  membership: { rule: { field: 'bornOn', agedAtLeast: 0 } },
  sensitivity: 'normal',
  columns: ['name', 'age', 'homeAddress', 'householdSize', 'selfCare', 'flags'],
};

export async function generateMembers(client: pg.ClientBase, districtId: string, count: number): Promise<void> {
  await generateResidents(client, districtId, count);
  await client.query(
    `insert into subject_registers (id, district_id, code, subject_kind, is_sensitive, title, definition) values ($1, $2, $3, 'person', false, $4, $5)`,
    [everybodyId, districtId, everybody.code, JSON.stringify(everybody.title), JSON.stringify(everybody)],
  );
}
