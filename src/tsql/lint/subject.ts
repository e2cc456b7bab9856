import type { CodeToken } from '../scan/code.ts';
import type { ObjectName } from '../scan/names.ts';
import { readScript, type ScannedStatement, type Script } from '../scan/script.ts';
import { Catalog } from './catalog.ts';
import type { TableShape } from './rename.ts';
import type { Found } from './rule.ts';

/** A text to look at, and what it is for. */
export interface LintText {
  readonly path: string;
  readonly text: string;
  /** `schema` declares objects; `seed` and `check` run against them; `migration` is another owner's; `other` is no T-SQL. */
  readonly role: 'schema' | 'seed' | 'check' | 'migration' | 'other';
  /** The platform that it is for alone; its objects and another platform's never meet. */
  readonly platform?: string | undefined;
}

export interface LintInput {
  readonly texts: readonly LintText[];
  /** Two-part names of the routines that the project's assemblies have. */
  readonly clrRoutines: readonly string[];
  /** The tables of the model before this one, where it is known. */
  readonly previous?: readonly TableShape[] | undefined;
}

export interface SqlFile extends LintText {
  readonly script: Script;
}

/** Everything that rules look at; each text is read once. */
export class Subject {
  readonly texts: readonly LintText[];
  /** Those of T-SQL. */
  readonly files: readonly SqlFile[];
  readonly catalog: Catalog;
  /** Keys of CLR routines. */
  readonly clrRoutines: ReadonlySet<string>;
  readonly previous: readonly TableShape[] | undefined;

  constructor({ texts, clrRoutines, previous }: LintInput) {
    this.previous = previous;
    this.texts = texts;
    this.files = texts
      .filter(({ role }) => role !== 'other')
      .map((text) => ({ ...text, script: readScript(text.text) }));
    this.clrRoutines = new Set(clrRoutines.map((name) => name.toLowerCase()));
    this.catalog = new Catalog(this.files);
  }

  *statements(): Generator<{ readonly file: SqlFile; readonly statement: ScannedStatement }> {
    for (const file of this.files) for (const statement of file.script.statements) yield { file, statement };
  }

  /** Whether a key is that of a CLR routine: one that the assemblies have, or one that is called like one. */
  isClrRoutine(key: string): boolean {
    return this.clrRoutines.has(key) || (isClrName(key) && !this.catalog.has(key));
  }
}

/** The name by which this toolkit's users tell CLR routines from others. */
export function isClrName(key: string): boolean {
  return key.includes('.clr_');
}

export function foundAt({ path }: Pick<LintText, 'path'>, token: CodeToken, text: string): Found {
  const { line, column } = token;
  return { file: path, line, column, length: firstLineLength(token.text), text };
}

/** The same for a whole name, whose parts may stand on several lines. */
export function foundAtName(file: Pick<LintText, 'path'>, { token, last }: ObjectName, text: string): Found {
  const found = foundAt(file, token, text);
  return token.line === last.line
    ? { ...found, length: last.column + last.text.length - token.column }
    : found;
}

function firstLineLength(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
