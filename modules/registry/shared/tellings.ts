// Columns of a person that several people tell: their names are those of the field dictionary (facts), which takes from here how steady each is.

/** What `person.correct` keeps, but for the document: that is a registrar's matter and changes only with sight of the card. */
export const toldColumns = ['name', 'sex', 'bornOn', 'phone', 'politicalStatus', 'note'] as const;
export type ToldColumn = (typeof toldColumns)[number];
export const isToldColumn = (field: string): field is ToldColumn => toldColumns.some((one) => one === field);

/** For so many days two different values cannot both be true. A number may be given up, but two of one month are two people's word; a note is words, and contradicts nothing. */
export const steadyColumnDays: Partial<Record<ToldColumn, number>> = {
  name: 3650,
  sex: 3650,
  bornOn: 3650,
  phone: 30,
  politicalStatus: 90,
};
