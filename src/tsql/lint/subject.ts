import { readScript, type ScannedStatement } from '../scan/script.ts';
import { Catalog } from './catalog.ts';
import type { TableShape } from './rename.ts';
import type { LintInput, LintText, SqlFile } from './texts.ts';

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
