// The phone's own map for an address. A `geo:` address is taken by whatever map is installed; nothing is sent to anybody by showing the link. Pure.

type Spot = { longitude: number | null; latitude: number | null; placeText: string | null };

/** By position where one is known (RFC 5870), with the address as its label; by the address alone otherwise. */
export function mapLink({ longitude, latitude, placeText }: Spot): string {
  const label = encodeURIComponent(placeText ?? '');
  if (longitude === null || latitude === null) return `geo:0,0?q=${label}`;
  const at = `${latitude},${longitude}`;
  return `geo:${at}?q=${at}${label ? `(${label})` : ''}`;
}
