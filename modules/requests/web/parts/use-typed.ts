// What is being typed, and what was typed when the hand rested: queries hear only the second.
import { useEffect, useState } from 'react';

export function useRested(text: string, restMs = 350): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text, restMs]);
  return rested;
}
