// A pasted group chat as matters for the desk to confirm (B2): the words are read by text/split-chat, the places found in the desk's own area.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { listCorrections } from '../store/words.ts';
import type { Place } from '../text/find-place.ts';
import { type ChatMatter, splitChat } from '../text/split-chat.ts';
import { asStaff } from './lists.ts';

/** Below this share of the weight a kind is left for the desk to choose. */
const worthSuggesting = 0.25;

export async function answerSplitChat(input: { text: string; unitId?: string | undefined }, context: Context) {
  const { tx, now } = context;
  const actor = asStaff(context);
  const { method, kinds } = await methodAt(tx, input.unitId ?? actor.unitId);
  const corrections = await listCorrections(tx, actor.districtId);
  const estates = await listEstates(tx);
  const { matters, dropped, estate } = splitChat({
    paste: input.text,
    kinds: method.requestKinds,
    corrections,
    estates,
    pastedAt: now,
  });
  const found = await findPlaces(tx, matters, estate);
  return {
    matters: matters.map((matter, index) => {
      const best = matter.suggestion.suggestions[0];
      const isSure = best !== undefined && (best.confidence >= worthSuggesting || matter.suggestion.isEmergency);
      const place = found[index];
      return {
        text: matter.text,
        speaker: matter.speaker ?? null,
        at: matter.at === undefined ? null : new Date(matter.at),
        placeText:
          place?.address ?? (matter.place ? `${matter.place.estate ?? ''}${wordsBeyondEstate(matter.place)}` : null),
        placeId: place?.id ?? null,
        placeFrom: matter.place?.where ?? null,
        phone: matter.phone ?? null,
        kindCode: isSure ? best.kindCode : null,
        kindTitle: isSure ? (kinds.get(best.kindCode)?.title ?? null) : null,
        confidence: best?.confidence ?? 0,
        because: isSure ? spokenFor(best.because) : [],
        isEmergency: matter.suggestion.isEmergency,
        media: matter.media,
        duplicateOf: matter.duplicateOf?.index ?? null,
        duplicateWhy: matter.duplicateOf?.why ?? null,
        lines: matter.sourceLines,
      };
    }),
    dropped: dropped.map(({ sourceLines, text, why, speaker }) => ({
      lines: sourceLines,
      text,
      why,
      speaker: speaker ?? null,
    })),
  };
}

/** The words that spoke for the kind, each once; three are enough to recognise it by. */
const spokenFor = (because: readonly { word: string; weight: number }[]): string[] =>
  [...new Set(because.filter(({ weight }) => weight > 0).map(({ word }) => word))].slice(0, 3);

const wordsBeyondEstate = ({ words, estate }: Place): string =>
  estate === undefined ? words : words.replace(estate, '');

type Found = { id: string; address: string };

async function listEstates(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ name: string }>(sql`
    select distinct name from places where kind = 'estate' and community_id = any ((select app.scope())::uuid[]) order by name limit 2000`);
  return rows.map(({ name }) => name);
}

/** The finest place on record for each matter: the dwelling if there is one, else its stairwell, its building, its estate. `only`: the group's own estate. */
async function findPlaces(
  tx: Tx,
  matters: readonly ChatMatter[],
  only: string | undefined,
): Promise<(Found | undefined)[]> {
  const wanted = matters.map(({ place, text }) =>
    place ? addressesOf(place, namesOtherEstate(text, place) ? undefined : only) : [],
  );
  const addresses = [...new Set(wanted.flat())];
  if (addresses.length === 0) return matters.map(() => undefined);
  const rows = await tx.all<Found>(sql`
    select distinct on (address) id, address from places
     where address = any (${addresses}::text[]) and community_id = any ((select app.scope())::uuid[]) order by address, id`);
  const byAddress = new Map(rows.map((row) => [row.address, row]));
  return wanted.map((finestFirst) => {
    const address = finestFirst.find((candidate) => byAddress.has(candidate));
    return address === undefined ? undefined : byAddress.get(address);
  });
}

/** How the territory writes it (盛景花园3号楼1单元101), the finest first. */
export function addressesOf(place: Place, onlyEstate?: string): string[] {
  const estate = place.estate ?? onlyEstate;
  if (estate === undefined) return [];
  const building = place.building === undefined ? undefined : `${estate}${place.building}号楼`;
  const unit =
    building === undefined || place.buildingUnit === undefined ? undefined : `${building}${place.buildingUnit}单元`;
  const rooms =
    place.room === undefined ? [] : [unit, building].flatMap((above) => (above ? [`${above}${place.room}`] : []));
  const said = [...rooms, ...[unit, building].filter((part) => part !== undefined)];
  // An estate that was only supposed is not worth naming alone.
  return place.estate === undefined ? said : [...said, estate];
}

/** 盛景花园1号楼 told to a desk that has no such estate: somebody else's building 1, not the one of its own. */
function namesOtherEstate(text: string, { words, estate }: Place): boolean {
  if (estate !== undefined) return false;
  const before = text.slice(0, Math.max(0, text.indexOf(words))).trimEnd();
  return /\p{Script=Han}{2,}[园苑区城府庭居里村院湾郡庄]$/u.test(before);
}
