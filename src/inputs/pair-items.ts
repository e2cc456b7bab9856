import { listItems } from './list-items.ts';

/** `A=x, B=y` -> `{ A: 'x', B: 'y' }`; what has no `=` is a name without a value, which its schema refuses. */
export function pairItems(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listItems(text).map((item) => {
      const at = item.indexOf('=');
      return at < 0 ? [item, ''] : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
    }),
  );
}
