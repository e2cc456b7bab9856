/** Two slips, and not more than half of a short name: more than that is another word. */
function furthest(name: string): number {
  return Math.min(2, Math.floor(name.length / 2));
}

/** ` (did you mean x?)` when a known name is a few slips away from what was written. */
export function nearest(written: string, known: readonly string[], prefix = ''): string {
  const best = nearestName(written, known);
  return best === undefined ? '' : ` (did you mean ${prefix}${best}?)`;
}

export function nearestName(written: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(written, name) }))
    .filter(({ name, distance }) => distance <= furthest(name))
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Levenshtein's distance, a row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (left === right ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
