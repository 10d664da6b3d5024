// What is printed on a tube: the campaign's short mark, the site's number and the tube's, so that no two labels of a campaign are the same.

export function labelOf(campaignId: string, siteNo: number, no: number): string {
  // The random tail of a UUIDv7: its head is the time and would be the same for campaigns of one day.
  const mark = campaignId.replaceAll('-', '').slice(-4).toUpperCase();
  return `${mark}-${String(siteNo).padStart(3, '0')}-${String(no).padStart(5, '0')}`;
}
