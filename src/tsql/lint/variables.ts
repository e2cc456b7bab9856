import type { Range } from '../scan/code.ts';
import type { Module } from '../scan/modules.ts';
import { readVariables, type ScannedStatement } from '../scan/script.ts';
import type { TypeName } from '../scan/types.ts';
import type { SqlFile } from './texts.ts';

export type Variables = ReadonlyMap<string, TypeName>;

/** The statements that see the same variables, with the types of these: a module, or a file outside of modules. */
export interface VariableScope {
  readonly file: SqlFile;
  readonly module: Module | undefined;
  readonly variables: Variables;
  readonly statements: readonly ScannedStatement[];
}

export function* variableScopes(file: SqlFile): Generator<VariableScope> {
  const { code, statements } = file.script;
  const byModule = new Map<Module | undefined, ScannedStatement[]>();
  for (const statement of statements) {
    const known = byModule.get(statement.module);
    if (known === undefined) byModule.set(statement.module, [statement]);
    else known.push(statement);
  }
  for (const [module, own] of byModule) {
    const parameters = (module?.parameters ?? []).map(({ name, type }) => [name, type] as const);
    const declared = own
      .filter(({ verb }) => verb === 'DECLARE')
      .flatMap((range: Range) => [...readVariables(code, range)]);
    yield { file, module, variables: new Map([...parameters, ...declared]), statements: own };
  }
}
