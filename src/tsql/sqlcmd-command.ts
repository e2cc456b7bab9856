import { nameLength } from './characters.ts';
import { isVariableName } from './variables.ts';

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

/** A command that this toolkit carries out. */
export type SqlcmdCommand =
  | { readonly kind: 'setvar'; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'include'; readonly path: string }
  | { readonly kind: 'stop on error' };

/** No path and no value that anyone would write is longer. */
const longestCommand = 8192;

/** Reads a command's line; a text says why it cannot be carried out. */
export function parseCommand(line: string): SqlcmdCommand | string {
  if (line.length > longestCommand) return `is a command of more than ${longestCommand} characters`;
  const name = commandNameAt(line, 0) ?? '';
  const rest = line.slice(name.length).trim();
  switch (name) {
    case ':setvar':
      return setvar(rest);
    case ':r': {
      const path = /^(?:"([^"]+)"|([^\s"]+))$/.exec(rest);
      const found = path?.[1] ?? path?.[2];
      return found === undefined ? 'names no file, or more than one' : { kind: 'include', path: found };
    }
    case ':on':
      if (/^error\s+exit$/i.test(rest)) return { kind: 'stop on error' };
      return /^error\s+ignore$/i.test(rest)
        ? 'asks to go on after an error, and then success would mean nothing'
        : 'is neither :on error exit nor :on error ignore';
    default:
      return `is the command ${name}, which a deployment does not carry out`;
  }
}

function setvar(rest: string): SqlcmdCommand | string {
  const found = /^(\S+)(?:\s+(?:"((?:[^"]|"")*)"|([^\s"]+)))?$/u.exec(rest);
  const [, name = '', quoted, bare] = found ?? [];
  if (found === null || !isVariableName(name))
    return 'is not :setvar with a name and one value; a value with blanks needs double quotes';
  const value = quoted?.replaceAll('""', '"') ?? bare;
  // go-sqlcmd and the older sqlcmd differ about variables inside of values.
  if (value?.includes('$(') === true) return 'gives a variable a value that holds $(';
  return { kind: 'setvar', name, value };
}
