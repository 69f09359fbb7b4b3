import { startTransition, useEffect, useState } from 'react';

/** False at the first drawing, true right after it: what is heavy then comes in a drawing of its own, in pieces that hold nobody up. */
export function useDrawnLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => startTransition(() => setLater(true)), []);
  return isLater;
}
