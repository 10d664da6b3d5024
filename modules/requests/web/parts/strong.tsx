import { Fragment } from 'react';

/** A sentence in which `**` marks what stands out. */
export function Strong({ text }: { text: string }) {
  return text
    .split('**')
    .map((part, i) =>
      i % 2 === 1 ? <b key={`${i}${part}`}>{part}</b> : <Fragment key={`${i}${part}`}>{part}</Fragment>,
    );
}
