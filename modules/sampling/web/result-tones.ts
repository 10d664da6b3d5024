/** How a result is coloured wherever it stands; it always has its word as well. */
export const resultTones = { negative: 'green', positive: 'red', invalid: 'amber', pending: 'plain' } as const;
