import type { Code, CodeToken } from './code.ts';

/** A name of one to four parts, as written: `[dbo].[Atoms]`. */
export interface ObjectName {
  readonly parts: readonly string[];
  readonly token: CodeToken;
  /** The token of the last part. */
  readonly last: CodeToken;
  /** The index behind it. */
  readonly next: number;
}

/** What schema a name without one means; DacFx and the server take the user's default, which is dbo in a model. */
const defaultSchema = 'dbo';

export function readName(code: Code, at: number): ObjectName | undefined {
  const token = code.at(at);
  if (!isPart(token)) return undefined;
  const parts = [token.name ?? ''];
  let last = token;
  let next = at + 1;
  while (code.word(next) === '.') {
    // `tempdb..#t` leaves the schema out.
    if (code.word(next + 1) === '.') {
      parts.push('');
      next++;
      continue;
    }
    const part = code.at(next + 1);
    if (!isPart(part)) break;
    parts.push(part.name ?? '');
    last = part;
    next += 2;
  }
  return { parts, token, last, next };
}

function isPart({ name }: CodeToken): boolean {
  return name !== undefined && name !== '';
}

/**
 * How an object is told from others: schema and name in lower case, as the catalog of a case-insensitive database
 * compares them. Undefined for what is not in this database's catalog: temporary tables, variables, other
 * databases.
 */
export function objectKey({ parts }: Pick<ObjectName, 'parts'>): string | undefined {
  const name = parts.at(-1) ?? '';
  if (parts.length > 2 || name.startsWith('#') || name.startsWith('@')) return undefined;
  const schema = parts.length === 2 ? (parts[0] ?? '') : defaultSchema;
  return `${schema === '' ? defaultSchema : schema}.${name}`.toLowerCase();
}

/** `dbo.Atoms`, for a person: with its schema, as the key has it. */
export function fullName(name: ObjectName): string {
  const [schema = '', own = ''] = name.parts.length > 1 ? name.parts.slice(-2) : ['', ...name.parts];
  return `${schema === '' ? defaultSchema : schema}.${own}`;
}

/** Whether it lives in tempdb, or is a variable. */
export function isTemporary({ parts }: Pick<ObjectName, 'parts'>): boolean {
  return /^[#@]/.test(parts.at(-1) ?? '');
}

/** As it is written, without its delimiters. */
export function shownName({ parts }: Pick<ObjectName, 'parts'>): string {
  return parts.join('.');
}
