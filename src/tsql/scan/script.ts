import { Code, type Range } from './code.ts';
import { type Definition, isUnderstood, readDefinition } from './definitions.ts';
import { type Module, readModule } from './modules.ts';
import { isTemporary } from './names.ts';
import { type Queries, readQueries } from './queries.ts';
import { Scope } from './scope.ts';
import { beginsStatement, readStatements, type Statement } from './statements.ts';
import { type Elements, type Index, readElements, readIndex, readTable, type Table } from './tables.ts';
import { readType, type TypeName } from './types.ts';

/** A statement with everything that was read in it. */
export interface ScannedStatement extends Statement {
  readonly module: Module | undefined;
  readonly definition: Definition | undefined;
  readonly queries: Queries;
}

/** What ALTER TABLE adds to a table. */
export interface Addition extends Elements {
  readonly definition: Definition;
}

/** A text of T-SQL, read as far as words and names tell. */
export interface Script {
  readonly code: Code;
  readonly statements: readonly ScannedStatement[];
  readonly modules: readonly Module[];
  readonly tables: readonly Table[];
  readonly additions: readonly Addition[];
  readonly indexes: readonly Index[];
  /** Whether all that it declares is known: false where a word is misspelt, say. */
  readonly whole: boolean;
}

/**
 * Reads a text: what its statements create, alter and drop, what they read and write, and what its tables consist
 * of. Works on tokens and is tolerant: what it does not understand it leaves out, and it never throws.
 */
export function readScript(text: string): Script {
  const code = new Code(text);
  const statements: ScannedStatement[] = [];
  const modules: Module[] = [];
  for (const batch of batchesOf(code)) {
    const first = readDefinition(code, batch.from);
    const module = first === undefined ? undefined : readModule(code, first, batch.to);
    if (first !== undefined && module !== undefined) {
      modules.push(module);
      const head = { verb: code.word(batch.from), from: batch.from, to: module.body.from };
      statements.push({ ...head, module: undefined, definition: first, queries: noQueries });
    }
    for (const statement of readStatements(code, module?.body.from ?? batch.from, batch.to)) {
      const definition = readDefinition(code, statement.from);
      const { verb, from, to } = statement;
      // A BEGIN or an END reads nothing, and half of all statements are such.
      const queries = to - from > 2 ? readQueries(code, statement) : noQueries;
      statements.push({ verb, from, to, module, definition, queries });
    }
  }
  const declarations = declarationsOf(code, statements);
  const whole = statements.every((statement) => isClear(statement, declarations.tables));
  return { code, statements, modules, ...declarations, whole };
}

function isClear({ verb, definition, module }: ScannedStatement, tables: readonly Table[]): boolean {
  if (module !== undefined) return true;
  if (definition === undefined) return beginsStatement(verb);
  if (definition.kind !== 'TABLE' || definition.action !== 'create') return isUnderstood(definition);
  return isTemporary(definition.name ?? { parts: [] }) || tables.some(({ name }) => name === definition.name);
}

const noQueries: Queries = { scope: new Scope(), sources: [], references: [], calls: [], writes: [] };

/** Ranges between lines of GO: where exactly batches end is the splitter's business, and refused there if unclear. */
function batchesOf(code: Code): readonly Range[] {
  const batches: Range[] = [];
  let from = 0;
  for (const [at, { word, line }] of code.tokens.entries()) {
    if (word !== 'GO' || code.at(at - 1).line === line) continue;
    const counted = code.at(at + 1).kind === 'number' && code.at(at + 1).line === line;
    const next = counted ? at + 2 : at + 1;
    if (code.at(next).line === line) continue;
    if (at > from) batches.push({ from, to: at });
    from = next;
  }
  if (code.length > from) batches.push({ from, to: code.length });
  return batches;
}

function declarationsOf(
  code: Code,
  statements: readonly ScannedStatement[],
): Pick<Script, 'tables' | 'additions' | 'indexes'> {
  const tables: Table[] = [];
  const additions: Addition[] = [];
  const indexes: Index[] = [];
  for (const { definition, module, to } of statements) {
    if (definition === undefined || module !== undefined) continue;
    const table = readTable(code, definition, to);
    if (table !== undefined) tables.push(table);
    const index = readIndex(code, definition, to);
    if (index !== undefined) indexes.push(index);
    const addition = readAddition(code, definition, to);
    if (addition !== undefined) additions.push(addition);
  }
  return { tables, additions, indexes };
}

/** `ALTER TABLE t [WITH CHECK] ADD …` */
function readAddition(code: Code, definition: Definition, end: number): Addition | undefined {
  const { action, kind, next } = definition;
  if (action !== 'alter' || kind !== 'TABLE') return undefined;
  const add = code.word(next) === 'WITH' ? next + 2 : next;
  if (code.word(add) !== 'ADD') return undefined;
  return { definition, ...readElements(code, { from: add + 1, to: end }) };
}

/** The variables that a range declares, by lower-case name. */
export function readVariables(code: Code, { from, to }: Range): ReadonlyMap<string, TypeName> {
  const variables = new Map<string, TypeName>();
  let declaring = false;
  for (let at = from; at < to; at++) {
    const token = code.at(at);
    if (token.word === 'DECLARE') declaring = true;
    else if (token.word === ';') declaring = false;
    if (token.word === '(') at = code.closing(at);
    else if (declaring && token.text.startsWith('@') && ['DECLARE', ','].includes(code.word(at - 1))) {
      const type = readType(code, code.word(at + 1) === 'AS' ? at + 2 : at + 1);
      if (type !== undefined) {
        variables.set(token.text.toLowerCase(), type);
        at = type.next - 1;
      }
    }
  }
  return variables;
}
