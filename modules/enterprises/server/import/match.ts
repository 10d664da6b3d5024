// Which firm a row speaks of, and what it would change. One sound code is one firm, however many sheets list it; without one, only the very same writing is.
// A table never renames a firm and never overwrites what was told on a later day; what it leaves blank erases nothing.
import { newId } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Difference, ImportContext, StagedRow } from '#modules/imports/server/public.ts';
import { type EnterpriseListRow, enterpriseKey } from '#modules/imports/shared/enterprise-list.ts';
import {
  departmentTitles,
  factTitles,
  kindTitles,
  methodTitles,
  scaleTitles,
  stateTitles,
} from '../../shared/enterprise.ts';
import { nameKey } from '../../shared/name.ts';
import { sealedPhone } from '../facts.ts';
import type { FirmWrite, HeldFirm, HeldListing, PlaceWrite } from './store.ts';

export type Firm = Omit<HeldFirm, 'keys' | 'isOwn'> &
  FirmWrite & {
    isNew: boolean;
    isChanged: boolean;
    newListings: HeldListing[];
    newPlaces: PlaceWrite[];
  };
export type Planned = { standing: 'new' | 'changed' | 'same' | 'conflict'; differences: Difference[]; firm?: Firm };

const words = {
  department: { zh: '列入部门', en: 'listed by' },
  contact: { zh: '摸排', en: 'contact' },
  working: { zh: '经营地', en: 'works at' },
  registered: { zh: '注册地', en: 'registered at' },
  state: { zh: '经营状态', en: 'state' },
} satisfies Record<string, Words>;

export function planner(
  held: readonly HeldFirm[],
  places: ReadonlyMap<string, string>,
  today: string,
  context: ImportContext<unknown>,
) {
  const { area, secrets } = context;
  const firms = new Map<string, Firm>();
  const foreign = new Set<string>();
  const byKey = new Map<string, string>();
  for (const { keys, isOwn, ...row } of held) {
    firms.set(row.enterpriseId, {
      ...row,
      stateReason: null,
      importKey: null,
      isNew: false,
      isChanged: false,
      newListings: [],
      newPlaces: [],
    });
    if (!isOwn) foreign.add(row.enterpriseId);
    for (const key of keys) byKey.set(key, row.enterpriseId);
  }

  return function plan({ row }: StagedRow<EnterpriseListRow>): Planned {
    const key = enterpriseKey(row);
    if (!key || !row.name) return { standing: 'conflict', differences: [] };
    const known = byKey.get(key);
    const firm = known ? firms.get(known) : undefined;
    if (firm) {
      if (foreign.has(firm.enterpriseId))
        return {
          standing: 'conflict',
          differences: [{ what: factTitles.uscc, from: '（本区其他单位的登记）', to: row.name }],
        };
      const names = [firm.nameKey, ...firm.formerNames.map(({ name }) => nameKey(name))];
      if (!names.includes(nameKey(row.name)) && row.uscc)
        return { standing: 'conflict', differences: [{ what: factTitles.name, from: firm.name, to: row.name }] };
      const differences = tell(firm, row);
      return { standing: differences.length > 0 ? 'changed' : 'same', differences, firm };
    }
    const made = makeFirm(row, row.uscc ? null : key);
    firms.set(made.enterpriseId, made);
    byKey.set(key, made.enterpriseId);
    tell(made, row);
    return { standing: 'new', differences: [], firm: made };
  };

  function makeFirm(row: EnterpriseListRow, importKey: string | null): Firm {
    return {
      importKey,
      enterpriseId: newId(),
      districtId: area.districtId,
      unitId: area.unitId,
      communityId: null,
      placeId: null,
      formerNames: [],
      state: 'open',
      stateOn: null,
      stateReason: null,
      sources: {},
      mergedIntoId: null,
      name: row.name ?? '',
      nameKey: nameKey(row.name ?? ''),
      uscc: row.uscc,
      usccWritten: row.usccWritten,
      usccFault: row.usccFault,
      kind: row.kind ?? 'enterprise',
      park: null,
      legalRepresentative: null,
      contactName: null,
      phoneCipher: null,
      phoneHash: null,
      phoneTail: null,
      headcount: null,
      scale: null,
      isAboveScale: null,
      note: null,
      listings: [],
      working: null,
      registered: null,
      isNew: true,
      isChanged: false,
      newListings: [],
      newPlaces: [],
    };
  }

  /** Lays a row over the firm: blanks are filled; what both tell goes by the later day. */
  function tell(firm: Firm, row: EnterpriseListRow): Difference[] {
    const differences: Difference[] = [];
    const on = row.contactedOn !== null && row.contactedOn <= today ? row.contactedOn : today;
    const by = `${area.name}${row.department ? ` ${departmentTitles[row.department].zh}` : ''}名录`;
    const isLater = (since: string | undefined) => since === undefined || on > since;
    if (firm.isNew && firm.sources.name === undefined)
      firm.sources = { name: { on, by }, ...(firm.uscc || firm.usccWritten ? { uscc: { on, by } } : {}) };

    function fact<
      F extends 'park' | 'legalRepresentative' | 'contactName' | 'headcount' | 'scale' | 'isAboveScale' | 'note',
    >(field: F, value: Firm[F] | null, say: (value: Firm[F]) => string | null): void {
      if (value === null || firm[field] === value) return;
      if (firm[field] !== null && !isLater(firm.sources[field]?.on)) return;
      differences.push({ what: factTitles[field], from: say(firm[field]), to: say(value) });
      firm[field] = value;
      firm.sources = { ...firm.sources, [field]: { on, by } };
      firm.isChanged = true;
    }
    const text = (value: string | number | null) => (value === null ? null : String(value));
    fact('park', row.park, text);
    fact('legalRepresentative', row.legalRepresentative, text);
    fact('contactName', row.contactName, text);
    fact('headcount', row.headcount, text);
    fact('scale', row.scale, (value) => value && scaleTitles[value].zh);
    fact('isAboveScale', row.isAboveScale, (value) => (value === null ? null : value ? '是' : '否'));
    fact('note', row.note, text);
    if (row.kind && row.kind !== firm.kind && isLater(firm.sources.kind?.on)) {
      differences.push({ what: factTitles.kind, from: kindTitles[firm.kind].zh, to: kindTitles[row.kind].zh });
      firm.kind = row.kind;
      firm.sources = { ...firm.sources, kind: { on, by } };
      firm.isChanged = true;
    }
    tellPhone();
    tellState();
    tellPlace('working', row.address);
    tellPlace('registered', row.registeredAddress);
    tellListing();
    return differences;

    function tellPhone(): void {
      if (row.phone === null) return;
      const hash = secrets.hash('phone', row.phone);
      if (firm.phoneHash?.equals(hash) || (firm.phoneHash && !isLater(firm.sources.phone?.on))) return;
      differences.push({
        what: factTitles.phone,
        from: firm.phoneTail ? `*** ${firm.phoneTail}` : null,
        to: row.phone,
        personal: 'phone',
      });
      Object.assign(firm, sealedPhone(row.phone, secrets));
      firm.sources = { ...firm.sources, phone: { on, by } };
      firm.isChanged = true;
    }
    function tellState(): void {
      if (row.state === null || row.state === firm.state || !isLater(firm.stateOn ?? undefined)) return;
      differences.push({ what: words.state, from: stateTitles[firm.state].zh, to: stateTitles[row.state].zh });
      Object.assign(firm, { state: row.state, stateOn: on, stateReason: by, isChanged: true });
    }
    function tellPlace(kind: 'working' | 'registered', address: string | null): void {
      const standing = firm[kind];
      if (address === null || standing?.address === address || (standing && !isLater(standing.from))) return;
      differences.push({ what: words[kind], from: standing?.address ?? null, to: address });
      firm.newPlaces = firm.newPlaces.filter((one) => one.kind !== kind);
      firm.newPlaces.push({
        recordId: newId(),
        enterpriseId: firm.enterpriseId,
        kind,
        placeId: places.get(address) ?? null,
        unitId: null,
        address,
        source: by,
        from: on,
      });
      firm[kind] = { address, from: on };
    }
    function tellListing(): void {
      if (row.department === null) return;
      const listed = firm.listings.find(({ department }) => department === row.department);
      if (!listed) {
        const listing = {
          listingId: newId(),
          department: row.department,
          method: row.method,
          contactedOn: row.contactedOn,
        };
        firm.listings.push(listing);
        firm.newListings.push(listing);
        differences.push({ what: words.department, from: null, to: departmentTitles[row.department].zh });
        return;
      }
      const isNews =
        (row.contactedOn !== null && (listed.contactedOn === null || row.contactedOn > listed.contactedOn)) ||
        (row.method !== null && listed.method === null);
      if (!isNews) return;
      differences.push({
        what: words.contact,
        from: listed.contactedOn,
        to: row.contactedOn ?? (row.method && methodTitles[row.method].zh),
      });
      listed.method = row.method ?? listed.method;
      listed.contactedOn = row.contactedOn ?? listed.contactedOn;
      if (!firm.newListings.includes(listed)) firm.newListings.push(listed);
    }
  }
}
