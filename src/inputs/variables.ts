import { nearestName } from '../errors/nearest.ts';
import { type Definitions, type InputDefinition, variableOf, variablePrefix } from './define.ts';
import type { Fault, Given, Layer } from './layer.ts';
import { listItems } from './list-items.ts';
import { pairItems } from './pair-items.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What the process's environment says. An empty variable says nothing: CI platforms pass one for each value that
 * was not set. A variable with the prefix that no input has may be another program's, so only one that looks like
 * a slip is a fault.
 */
export function readVariables(variables: Variables, definitions: Definitions): Layer {
  const names = new Map(Object.keys(definitions).map((name) => [variableOf(name), name]));
  const given: Given[] = [];
  const faults: Fault[] = [];
  for (const [variable, text] of Object.entries(variables)) {
    if (!variable.startsWith(variablePrefix) || text === undefined || text === '') continue;
    const name = names.get(variable);
    const definition = name === undefined ? undefined : definitions[name];
    if (name === undefined || definition === undefined) {
      const slip = slipOf(variable, [...names.keys()]);
      if (slip !== undefined) faults.push({ text: `${variable} is no input (did you mean ${slip}?)` });
      continue;
    }
    given.push({ name, value: fromText(text, definition), origin: { kind: 'variable', variable } });
  }
  return { given, faults };
}

/** The prefix would make every short name look alike. */
function slipOf(variable: string, known: readonly string[]): string | undefined {
  const bare = (name: string): string => name.slice(variablePrefix.length);
  const nearest = nearestName(bare(variable), known.map(bare));
  return nearest === undefined ? undefined : `${variablePrefix}${nearest}`;
}

const switches: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

function fromText(text: string, { placeholder, list, pairs }: InputDefinition): unknown {
  if (pairs) return pairItems(text);
  if (list) return listItems(text);
  return placeholder === undefined ? (switches[text.toLowerCase()] ?? text) : text;
}
