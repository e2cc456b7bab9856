import { nameLength } from './characters.ts';

/** What sqlcmd takes for its own without a colon too: go-sqlcmd, pkg/sqlcmd/commands.go. */
const bareCommands = new Set(['ED', 'EXIT', 'QUIT', 'RESET']);

const longestName = 32;

/** The name of the command that a line's first characters are, with its colon, or undefined for T-SQL. */
export function commandNameAt(text: string, at: number): string | undefined {
  if (text.startsWith('!!', at) || text.startsWith(':!!', at)) return '!!';
  const colon = text.startsWith(':', at);
  const start = colon ? at + 1 : at;
  let end = start;
  while (end - start < longestName) {
    const length = nameLength(text, end);
    if (length === 0) break;
    end += length;
  }
  if (end === start) return undefined;
  const name = text.slice(start, end);
  if (colon) return `:${name.toLowerCase()}`;
  return end - start < 6 && bareCommands.has(name.toUpperCase()) ? name.toUpperCase() : undefined;
}
