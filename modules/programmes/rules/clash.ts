const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Fields that somebody else has made something other of since one began to type in them. What both made the same is no clash.
 * @param began what the field held when its typing began
 */
export function listClashing<Fields extends object>(
  mine: Partial<Fields>,
  began: Partial<Fields>,
  theirs: Partial<Fields>,
): (keyof Fields)[] {
  return (Object.keys(mine) as (keyof Fields)[]).filter(
    (key) => key in theirs && !isSame(theirs[key], began[key]) && !isSame(theirs[key], mine[key]),
  );
}

/** Typed fields that differ from what the server holds. */
export function pickUnsaved<Fields extends object>(mine: Partial<Fields>, server: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(mine).filter(([key, value]) => !isSame(value, server[key as keyof Fields])),
  ) as Partial<Fields>;
}
