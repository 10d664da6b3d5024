// Who a call is made as. The cookie proves it; these headers only say which of one's possible selves is meant.

export type Asker =
  | { as: 'staff'; postId?: string | undefined }
  | { as: 'resident' }
  | { as: 'anonymous'; followKey?: string | undefined };

export function askerHeaders(asker: Asker): Record<string, string> {
  const headers: Record<string, string> = { 'huying-as': asker.as };
  if (asker.as === 'staff' && asker.postId) headers['huying-post'] = asker.postId;
  if (asker.as === 'anonymous' && asker.followKey) headers['huying-follow'] = asker.followKey;
  return headers;
}

/** The same for an address, where headers cannot be set (a link that downloads). */
export function askerParams(asker: Asker): URLSearchParams {
  const params = new URLSearchParams({ as: asker.as });
  if (asker.as === 'staff' && asker.postId) params.set('post', asker.postId);
  // The follow key never goes into an address: addresses end up in logs. A stranger downloads nothing.
  return params;
}

/** Part of every cache key: two hats never share an answer. */
export function askerKey(asker: Asker): string {
  if (asker.as === 'staff') return `staff:${asker.postId ?? ''}`;
  return asker.as === 'anonymous' ? `anonymous:${asker.followKey ?? ''}` : 'resident';
}
