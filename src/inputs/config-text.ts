import { type AnyNode, evaluate, type MemberNode, type ObjectNode, parse } from '@humanwhocodes/momoa';
import type { SourcePlace } from '../errors/deploy-error.ts';
import { nearest } from '../errors/nearest.ts';
import { type Definitions, variableOf } from './define.ts';
import { type Fault, faultAt, type Given, type Layer } from './layer.ts';

/** What the text of a configuration file says; `readable` is false when it is no JSON object. */
export function readConfigText(
  text: string,
  file: string,
  definitions: Definitions,
): Layer & { readonly readable: boolean } {
  const unreadable = (fault: Fault) => ({ readable: false, given: [], faults: [fault] });
  let body: AnyNode;
  try {
    // A byte order mark is no part of the text.
    body = parse(text.replace(/^\uFEFF/, ''), { mode: 'json' }).body;
  } catch (error) {
    return unreadable(syntaxFault(error as SyntaxFault, file));
  }
  if (body.type !== 'Object') return unreadable(faultAt(placeOf(body, file), 'must hold one JSON object'));
  return { readable: true, ...readMembers(body, file, definitions) };
}

function readMembers(body: ObjectNode, file: string, definitions: Definitions): Layer {
  const names = keysInFiles(definitions);
  const given = new Map<string, Given>();
  const faults: Fault[] = [];
  for (const member of body.members) {
    const key = nameOf(member);
    const name = names.get(key) ?? key;
    const place = placeOf(member, file);
    const fault = (text: string): number => faults.push(faultAt(place, text));
    const known = names.has(key) || (Object.hasOwn(definitions, key) && definitions[key]?.key === undefined);
    const definition = known ? definitions[name] : undefined;
    if (key === '$schema') continue;
    if (definition === undefined) fault(`'${key}' is no input${nearest(key, [...names.keys()])}`);
    else if (definition.secret)
      fault(`'${name}' is a secret, and secrets never lie in files; set ${variableOf(name)} instead`);
    else if (definition.notInFiles !== undefined)
      fault(`'${name}' cannot be set in a file, because ${definition.notInFiles}`);
    else if (given.has(name)) fault(`'${key}' is set twice`);
    else
      given.set(name, {
        name,
        value: evaluate(member.value),
        origin: { kind: 'file', place },
        placeOf: (path) => placeOf(nodeAt(member.value, path) ?? member, file),
      });
  }
  return { given: [...given.values()], faults };
}

/** The keys of what a file may set, each with its input. */
export function keysInFiles(definitions: Definitions): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(definitions)
      .filter(([, { secret, notInFiles }]) => !secret && notInFiles === undefined)
      .map(([name, { key = name }]) => [key, name]),
  );
}

function nodeAt(node: AnyNode, [first, ...rest]: readonly PropertyKey[]): AnyNode | undefined {
  if (first === undefined) return node;
  if (node.type === 'Array') {
    const element = node.elements[Number(first)];
    return element === undefined ? undefined : nodeAt(element.value, rest);
  }
  if (node.type !== 'Object') return undefined;
  const member = node.members.find((candidate) => nameOf(candidate) === first);
  return member === undefined ? undefined : nodeAt(member.value, rest);
}

function nameOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}

function placeOf({ loc }: AnyNode, file: string): SourcePlace {
  return { file, line: loc.start.line, column: loc.start.column };
}

interface SyntaxFault extends Error {
  readonly line: number;
  readonly column: number;
}

function syntaxFault(error: SyntaxFault, file: string): Fault {
  // The parser names the end of a text that stops too early as its beginning.
  if (error.name === 'UnexpectedEOF' || /end of input/.test(error.message))
    return faultAt({ file }, 'ends in the middle of its JSON');
  const what = error.message.replace(/ \(\d+:\d+\)$/, '').replace(/ found\.$/, '');
  return faultAt({ file, line: error.line, column: error.column }, `is not JSON: ${what}`);
}
