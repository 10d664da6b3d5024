// 长辈版, at the foot of every page: ring somebody with the telephone itself. Only a number that a unit has published; without one it is not there.

import { Dial } from '../parts/dial.tsx';
import { useMyPlace, useSpot } from '../parts/my-place.ts';

export default function Contact() {
  const place = useMyPlace();
  const { answer: spot } = useSpot(place?.id);
  return spot?.contact ? <Dial contact={spot.contact} bare /> : null;
}
