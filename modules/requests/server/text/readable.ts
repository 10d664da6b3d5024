// Brings text from outside into the form that every reading here works on: bounded, well formed, one width of letters.

/** Characters read of one request. What a desk can read is shorter; what a prankster pastes is cut, never refused. */
export const READ_AT_MOST = 4_000;

/** NFKC turns full-width digits and letters into ordinary ones; broken halves of emoji are replaced. */
export function readable(text: string, most: number = READ_AT_MOST): string {
  return text.slice(0, most).toWellFormed().normalize('NFKC').slice(0, most);
}
