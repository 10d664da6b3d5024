// What somebody is typing, once the fingers rest: a query for each word, not for each key.
import { useEffect, useState } from 'react';

export function useRested<T>(value: T, restMs = 300): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
