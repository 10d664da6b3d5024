// What somebody is typing, once the fingers rest: a query for each word, not for each key.
import { useEffect, useState } from 'react';

export function useRested(text: string, restMs = 250): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text, restMs]);
  return rested;
}
