import { parseArgs } from 'node:util';
import { nearest } from '../errors/nearest.ts';
import { type Command, type Definitions, type InputDefinition, inputsOf, variableOf } from './define.ts';
import type { Fault, Given, Layer } from './layer.ts';
import { listItems } from './list-items.ts';
import { pairItems } from './pair-items.ts';

/** What the options of a command say. `--no-<switch>` turns off what a file turned on. */
export function readCommandLine(command: Command, args: readonly string[], definitions: Definitions): Layer {
  const names = inputsOf(command, definitions);
  const options = Object.fromEntries(
    // Those of other commands too: their values must not be taken for words of their own, and shown.
    Object.keys(definitions).map(
      (name) => [name, { type: isSwitch(definitions[name]) ? 'boolean' : 'string' }] as const,
    ),
  );
  const config = { options, strict: false, allowPositionals: true, tokens: true } as const;
  const { tokens } = parseArgs({ args: [...args], ...config });
  const values = new Map<string, unknown>();
  const faults: Fault[] = [];
  const fault = (text: string): number => faults.push({ text });

  for (const token of tokens) {
    if (token.kind === 'positional') fault(`'${token.value}' is no option; options begin with --`);
    if (token.kind !== 'option') continue;
    const off = token.name.startsWith('no-') && isSwitch(definitions[token.name.slice('no-'.length)]);
    const name = off ? token.name.slice('no-'.length) : token.name;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition?.secret)
      fault(
        `--${name} is a secret, and a command line can be read by others; set ${variableOf(name)} instead`,
      );
    else if (definition === undefined || !names.includes(name))
      fault(`${command} takes no option ${token.rawName}${nearest(token.name, names, '--')}`);
    else if (values.has(name) && !definition.list && !definition.pairs) fault(`--${name} is given twice`);
    else if (isSwitch(definition)) {
      if (token.value !== undefined) fault(`${token.rawName} takes no value`);
      else values.set(name, !off);
    } else if (lacksValue(token)) fault(`--${name} needs a value`);
    else if (definition.list)
      values.set(name, [...((values.get(name) as string[]) ?? []), ...listItems(token.value ?? '')]);
    else if (definition.pairs)
      values.set(name, { ...(values.get(name) as object), ...pairItems(token.value ?? '') });
    else values.set(name, token.value);
  }
  const given = [...values].map(([name, value]): Given => {
    return { name, value, origin: { kind: 'option', option: `--${name}` } };
  });
  return { given, faults };
}

function isSwitch(definition: InputDefinition | undefined): boolean {
  return definition !== undefined && definition.placeholder === undefined;
}

/** What follows after a blank and begins with -- is the next option, not a value. */
function lacksValue(token: {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}) {
  return token.value === undefined || (token.inlineValue === false && token.value.startsWith('--'));
}
