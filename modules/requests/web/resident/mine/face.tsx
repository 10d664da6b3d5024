// Five faces by the curve of the mouth; the words beside them say the same.
import type { StarRating } from '../../../shared/star-words.ts';

const mouths: Record<StarRating, string> = {
  1: 'M10 24c2.500-5 9.500-5 12 0',
  2: 'M10.500 23c3-2.500 8-2.500 11 0',
  3: 'M11 21.500h10',
  4: 'M10.500 20c3 3 8 3 11 0',
  5: 'M9.500 18.500c2.500 6.500 10.500 6.500 13 0z',
};

export function Face({ stars }: { stars: StarRating }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width="36"
      height="36"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.800"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="16" r="13" />
      <path d="M11.500 12v1.500M20.500 12v1.500" />
      <path d={mouths[stars]} />
    </svg>
  );
}
