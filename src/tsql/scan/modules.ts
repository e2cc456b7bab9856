import type { Code, Range } from './code.ts';
import type { Definition } from './definitions.ts';
import { fullName, type ObjectName, objectKey } from './names.ts';
import { readType, type TypeName } from './types.ts';

export interface Parameter {
  /** With its @, lower case. */
  readonly name: string;
  readonly type: TypeName;
}

/** A procedure, function, trigger or view: its batch belongs to it whole. */
export interface Module {
  readonly kind: string;
  readonly name: ObjectName | undefined;
  readonly key: string | undefined;
  /** For a person. */
  readonly shown: string;
  readonly header: Range;
  readonly body: Range;
  readonly parameters: readonly Parameter[];
  readonly schemaBound: boolean;
}

const moduleKinds = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'VIEW']);

/** Reads the module that a definition begins; undefined when it begins none. */
export function readModule(code: Code, definition: Definition, batchEnd: number): Module | undefined {
  if (definition.action === 'drop' || !moduleKinds.has(definition.kind)) return undefined;
  const from = definition.next;
  const start = bodyStart(code, from, batchEnd);
  const header = { from, to: start };
  const { kind, name } = definition;
  let schemaBound = false;
  for (let at = from; at < start; at++) schemaBound ||= code.word(at) === 'SCHEMABINDING';
  return {
    ...{
      kind,
      name,
      key: name === undefined ? undefined : objectKey(name),
      shown: name === undefined ? 'a module' : fullName(name),
    },
    ...{ header, body: { from: start, to: batchEnd }, schemaBound },
    parameters: kind === 'PROCEDURE' || kind === 'FUNCTION' ? readParameters(code, header) : [],
  };
}

/** Behind the AS that no parameter and no EXECUTE AS has; a function may do without. */
function bodyStart(code: Code, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const word = code.word(at);
    if (word === '(') at = code.closing(at);
    else if (word === 'BEGIN' || word === 'RETURN') return at;
    else if (word === 'AS') {
      const before = code.at(at - 1);
      if (!before.text.startsWith('@') && before.word !== 'EXECUTE' && before.word !== 'EXEC') return at + 1;
    }
  }
  return to;
}

function readParameters(code: Code, { from, to }: Range): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (let at = from; at < to; at++) {
    const before = code.word(at - 1);
    if (!code.at(at).text.startsWith('@') || !(before === '(' || before === ',' || at === from)) continue;
    const type = readType(code, code.word(at + 1) === 'AS' ? at + 2 : at + 1);
    if (type === undefined) continue;
    parameters.push({ name: code.at(at).text.toLowerCase(), type });
    at = type.next - 1;
  }
  return parameters;
}
