// Which person on record a row of a roster is: by the document, else by name, telephone and home together. One number under two names is a
// contradiction that no table may settle.

import type { ImportContext, StagedRow } from '#modules/imports/server/public.ts';
import type { RosterRow } from '#modules/imports/shared/roster.ts';
import { addressOfDwelling } from '#modules/territory/server/public.ts';
import { type HeldPerson, listByAddress, listByDocument } from './store.ts';

export type MatchedRow = {
  row: RosterRow;
  rest: StagedRow<RosterRow>['rest'];
  address: string | null;
  idHash: Buffer | null;
  phoneHash: Buffer | null;
  held: HeldPerson | null;
  isConflict: boolean;
};

export async function matchRows(
  rows: readonly StagedRow<RosterRow>[],
  { tx, area, secrets }: Pick<ImportContext<unknown>, 'tx' | 'area' | 'secrets'>,
): Promise<MatchedRow[]> {
  const keyed = rows.map(({ row, rest }) => ({
    row,
    rest,
    address: addressOfDwelling(row.dwelling),
    idHash: row.document ? secrets.hash('id', row.document.number) : null,
    phoneHash: row.phones[0] ? secrets.hash('phone', row.phones[0]) : null,
  }));
  const hashes = keyed.flatMap(({ idHash }) => idHash ?? []);
  const addresses = [...new Set(keyed.flatMap(({ address }) => address ?? []))];
  const [byDocument, byAddress] = await Promise.all([
    hashes.length > 0 ? listByDocument(tx, area.districtId, hashes) : [],
    addresses.length > 0 ? listByAddress(tx, area.unitId, addresses) : [],
  ]);
  const documents = new Map(byDocument.map((person) => [person.idHash?.toString('hex') ?? '', person]));
  const homes = new Map<string, HeldPerson[]>();
  for (const person of byAddress) homes.set(person.address ?? '', [...(homes.get(person.address ?? '') ?? []), person]);
  return keyed.map((one) => {
    const bearer = one.idHash ? documents.get(one.idHash.toString('hex')) : undefined;
    if (bearer) return { ...one, held: bearer, isConflict: bearer.name !== one.row.name };
    const alike = (homes.get(one.address ?? '') ?? []).find((person) => isAlike(person, one));
    return { ...one, held: alike ?? null, isConflict: false };
  });
}

/** The same name at the same home, whose numbers do not speak against it. */
function isAlike(
  person: HeldPerson,
  { row, idHash, phoneHash }: Pick<MatchedRow, 'row' | 'idHash' | 'phoneHash'>,
): boolean {
  if (person.name !== row.name) return false;
  if (person.idHash && idHash) return false;
  if (person.phoneHash && phoneHash) return person.phoneHash.equals(phoneHash);
  if (row.birthOn && person.bornOn && row.birthOn !== person.bornOn) return false;
  return true;
}
