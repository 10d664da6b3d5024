// Enterprises of the demonstration (F14, O3): made-up firms of five parks, most of them in order, some not: a code wrong in its last place, none at all, nobody
// has rung yet, nobody answers for it, written down twice. Codes carry the division 379900, which does not exist.
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '#kernel/shared/identity/uscc.ts';
import { type Department, departmentCodes, type Method, methodCodes } from '#modules/enterprises/shared/enterprise.ts';
import { nameKey } from '#modules/enterprises/shared/name.ts';
import { districtId, homeCommunity, placeIdOf, seedId, unitIdOf } from './ids.ts';
import { nameOf, phoneOf, pinyinReader } from './names.ts';
import { at, bytes, insertRows, lots, type Row } from './rows.ts';
import { agency, invitations, street } from './territory/jiezhuang.ts';

const parks = ['科技创新园', '物流产业园', '新材料产业园', '医药产业园', '装备制造产业园'] as const;
const trades = ['机械', '食品', '新材料', '物流', '信息技术', '医药科技', '建材', '电气设备'] as const;
const words = '瑞康 盛源 宏达 恒信 博远 泰丰 鑫诚 华兴'.split(' ');
const firms = 40;

type Awkward = 'faulty_code' | 'no_code' | 'uncontacted' | 'unplaced' | 'closed';
/** By number: what somebody has to see to. */
const awkward: Readonly<Record<number, Awkward>> = {
  3: 'faulty_code',
  9: 'no_code',
  14: 'uncontacted',
  15: 'uncontacted',
  21: 'unplaced',
  22: 'unplaced',
  27: 'faulty_code',
  33: 'closed',
};
const keyFirms = new Set([0, 6, 12, 18]);
/** Shops of the map that a firm runs. */
const run: Readonly<Record<number, string>> = {
  1: '接庄大街10号利民超市',
  2: '圣贤路26号万家福超市',
  4: '崇文大道38号福满楼饭店',
};
const shopNames: Readonly<Record<number, string>> = {
  1: '济宁利民商贸有限公司',
  2: '济宁万家福商贸有限公司',
  4: '济宁福满楼餐饮有限公司',
};

function codeOf(n: number): string {
  const body = `MA3${String(n).padStart(5, '0')}`;
  const first17 = `91379900${body}${organizationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}
const wrongCode = (code: string) => code.slice(0, 17) + (code.endsWith('7') ? '8' : '7');

export async function seedEnterprises(tx: Tx, secrets: Secrets, now: number): Promise<void> {
  const draw = lots(20_341);
  const today = dateOf(now);
  const since = `[${addDays(today, -300)},)`;
  const communities = await listCommunities(tx);
  const rows: Record<'enterprises' | 'places' | 'listings' | 'shops' | 'flags', Row[]> = {
    enterprises: [],
    places: [],
    listings: [],
    shops: [],
    flags: [],
  };
  let first = { phone: '', legal: '', contact: '' };
  for (let n = 0; n < firms; n++) {
    // The last is the first written down again, by somebody else and without its code.
    const isTwin = n === firms - 1;
    const nth = isTwin ? 0 : n;
    // A name of its own for each: the second word moves on with every round of the trades.
    const second = words[(nth + 1 + Math.floor(nth / words.length)) % words.length];
    const name = shopNames[nth] ?? `济宁${words[nth % words.length]}${second}${trades[nth % trades.length]}有限公司`;
    const fault = awkward[n];
    const id = seedId('enterprise', String(n));
    const park = parks[nth % parks.length] ?? '';
    // The twin has the telephone and the people of the first.
    const { phone, legal, contact } = isTwin
      ? first
      : { phone: phoneOf(draw), legal: nameOf(draw), contact: nameOf(draw) };
    if (n === 0) first = { phone, legal, contact };
    const code = codeOf(n);
    const told = addDays(today, -200 + n);
    const hasCode = fault !== 'faulty_code' && fault !== 'no_code' && !isTwin;
    rows.enterprises.push({
      id,
      district_id: districtId,
      unit_id: unitIdOf(fault === 'unplaced' ? '高新区' : street),
      name,
      name_key: nameKey(name),
      former_names: n === 5 ? [{ name: '济宁东郊机械厂', until: addDays(today, -500) }] : [],
      uscc: hasCode ? code : null,
      uscc_written: fault === 'faulty_code' ? wrongCode(code) : null,
      uscc_fault: fault === 'faulty_code' ? 'check_digit' : null,
      kind: n in run ? 'sole_trader' : 'enterprise',
      park: n in run ? null : park,
      legal_representative: legal,
      contact_name: contact,
      phone_cipher: bytes(secrets.seal(phone)),
      phone_hash: bytes(secrets.hash('phone', phone)),
      phone_tail: phone.slice(-4),
      headcount: n in run ? 4 + draw.below(12) : 20 + draw.below(600),
      scale: n in run ? 'micro' : draw.pick(['small', 'medium', 'large'] as const),
      is_above_scale: keyFirms.has(n),
      state: fault === 'closed' ? 'closed' : 'open',
      state_on: fault === 'closed' ? addDays(today, -40) : null,
      state_reason: fault === 'closed' ? '租约到期，未再续' : null,
      sources: Object.fromEntries(
        ['name', 'uscc', 'headcount', 'phone'].map((fact) => [fact, { on: told, by: '企业摸排' }]),
      ),
      area_ids: '{}',
      ground_ids: '{}',
      departments: '{}',
      department_unit_ids: '{}',
      is_key: false,
      made_at: at(now),
    });
    const shop = run[n];
    const community =
      n % 2 === 0 ? unitIdOf(homeCommunity) : (communities[n % communities.length] ?? unitIdOf(homeCommunity));
    const place = (kind: string, where: { place?: string; unit?: string; address?: string }): Row => ({
      id: seedId('enterprise', `${n} ${kind}`),
      district_id: districtId,
      enterprise_id: id,
      kind,
      place_id: where.place ?? null,
      unit_id: where.unit ?? null,
      address: where.address ?? '',
      source: '企业摸排',
      valid: since,
    });
    rows.places.push(
      place('registered', { address: `${park}${10 + n}号` }),
      place('working', shop ? { place: placeIdOf(shop) } : { address: `${park}${20 + nth}号` }),
    );
    if (fault !== 'unplaced')
      rows.places.push(place('responsible', shop ? { place: placeIdOf(shop) } : { unit: community }));
    if (shop)
      rows.shops.push({
        id: seedId('enterprise', `${n} shop`),
        district_id: districtId,
        place_id: placeIdOf(shop),
        enterprise_id: id,
        valid: since,
      });
    const departments = new Set<Department>([
      departmentCodes[n % departmentCodes.length] ?? 'industry',
      ...(n % 3 === 0 ? (['industry'] as const) : []),
      ...(n % 4 === 0 ? (['commerce'] as const) : []),
    ]);
    for (const department of departments)
      rows.listings.push({
        id: seedId('enterprise', `${n} ${department}`),
        district_id: districtId,
        enterprise_id: id,
        department,
        method: fault === 'uncontacted' ? null : draw.pick<Method>(methodCodes),
        contacted_on: fault === 'uncontacted' ? null : told,
        source: '企业摸排',
        valid: since,
      });
    if (keyFirms.has(n))
      rows.flags.push({
        id: seedId('flag', `enterprise ${n}`),
        district_id: districtId,
        subject_id: id,
        subject_kind: 'enterprise',
        flag: 'key_enterprise',
        is_sensitive: false,
        reason: '规上工业企业',
        valid: since,
      });
  }
  await insertRows(tx, 'enterprises', rows.enterprises);
  for (const [code, unit] of [
    ['industry', agency],
    ['commerce', invitations],
  ] as const)
    await tx.all(sql`
      insert into enterprise_departments (district_id, code, unit_id)
      select ${districtId}, ${code}, id from governance_units where id = ${unitIdOf(unit)} on conflict do nothing`);
  await insertRows(tx, 'enterprise_places', rows.places);
  await insertRows(tx, 'enterprise_listings', rows.listings);
  await insertRows(tx, 'shop_runs', rows.shops);
  await insertRows(tx, 'subject_flags', rows.flags);
  await seedWorkers(tx, secrets, since);
}

async function listCommunities(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from governance_units where parent_id = ${unitIdOf(street)} and kind in ('community', 'village') and upper_inf(valid) order by name`);
  return rows.map(({ id }) => id);
}

/** Who works where: residents met at work as well, and some whom nobody has met at home. */
async function seedWorkers(tx: Tx, secrets: Secrets, since: string): Promise<void> {
  const pinyin = await pinyinReader();
  const residents = await tx.all<{ id: string; name: string; pinyin: string; phoneTail: string | null }>(sql`
    select p.id, p.name, p.pinyin, p.phone_tail as "phoneTail"
      from people p join stays s on s.person_id = p.id and s.kind = 'living' and upper_inf(s.valid) join places pl on pl.id = s.place_id
     where pl.community_id = ${unitIdOf(homeCommunity)} and p.phone_hash is not null and p.born_on between '1965-01-01' and '2000-12-31'
     order by p.id limit 8`);
  const draw = lots(20_342);
  const shops = Object.keys(run).map(Number);
  const rows = [...residents, ...Array.from({ length: 4 }, () => undefined)].map((resident, n): Row => {
    // The last resident is only alike: the same name without a number, to be compared by somebody.
    const isProposed = n === residents.length - 1;
    const name = resident?.name ?? nameOf(draw);
    const phone = resident ? null : phoneOf(draw);
    return {
      id: seedId('enterprise', `worker ${n}`),
      district_id: districtId,
      enterprise_id: seedId('enterprise', String(shops[n % shops.length] ?? 1)),
      person_id: resident && !isProposed ? resident.id : null,
      known_by: resident && !isProposed ? 'phone' : null,
      apart_ids: '{}',
      name,
      pinyin: resident?.pinyin ?? pinyin.ofName(name).pinyin,
      title: n % 3 === 0 ? '店长' : '店员',
      phone_cipher: phone ? bytes(secrets.seal(phone)) : null,
      phone_hash: phone ? bytes(secrets.hash('phone', phone)) : null,
      phone_tail: resident && !isProposed ? resident.phoneTail : (phone?.slice(-4) ?? null),
      valid: since,
    };
  });
  await insertRows(tx, 'employments', rows);
}
