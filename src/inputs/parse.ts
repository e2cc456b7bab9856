import { parseArgs } from 'node:util';
import { DeployError } from '../errors/deploy-error.ts';
import { nearest } from '../errors/nearest.ts';
import type { Command, InputDefinition } from './define.ts';
import { commands, type InputName, type Inputs, inputDefinitions } from './definitions.ts';

/** Inputs that were checked: every one that the command takes has a value or is not required. */
export interface TrustedInputs {
  readonly command: Command;
  readonly values: Inputs;
}

/**
 * Turns a command line into trusted inputs.
 * @throws DeployError INPUT_INVALID with every fault at once.
 */
export function parseCommandLine(args: readonly string[]): TrustedInputs {
  const faults: string[] = [];
  const [first = '', ...rest] = args;
  if (!isCommand(first)) {
    throw invalid([`there is no command '${first}'${nearest(first, Object.keys(commands))}`]);
  }
  const raw = rawInputs(first, rest, faults);
  const values: Record<string, unknown> = {};
  for (const name of inputsOf(first)) {
    const definition = inputDefinitions[name] as InputDefinition;
    if (raw[name] === undefined && definition.requiredBy?.includes(first) === true) {
      faults.push(`--${name} <${definition.placeholder}> is missing: ${definition.help}`);
      continue;
    }
    const result = definition.schema
      .optional()
      .safeParse(raw[name] ?? definition.schema.safeParse(undefined).data);
    if (result.success) values[name] = result.data;
    else
      faults.push(
        `--${name} '${String(raw[name])}' ${result.error.issues.map((issue) => issue.message).join(', ')}`,
      );
  }
  if (faults.length > 0) throw invalid(faults, first);
  return { command: first, values: values as Inputs };
}

/** The inputs that a command takes, in the order of their definition. */
export function inputsOf(command: Command): readonly InputName[] {
  const names = Object.keys(inputDefinitions) as InputName[];
  return names.filter((name) => {
    const { commands: takers } = inputDefinitions[name] as InputDefinition;
    return takers === undefined || takers.includes(command);
  });
}

function rawInputs(
  command: Command,
  args: readonly string[],
  faults: string[],
): Record<string, string | boolean> {
  const names = inputsOf(command);
  const isFlag = (name: InputName): boolean =>
    (inputDefinitions[name] as InputDefinition).placeholder === undefined;
  const options = Object.fromEntries(
    names.map((name) => [name, { type: isFlag(name) ? 'boolean' : 'string' }] as const),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const raw: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') faults.push(`'${token.value}' is no option; options begin with --`);
    if (token.kind !== 'option') continue;
    const name = names.find((candidate) => candidate === token.name);
    if (name === undefined)
      faults.push(`${command} takes no option ${token.rawName}${nearest(token.name, names, '--')}`);
    else if (raw[name] !== undefined) faults.push(`--${name} is given twice`);
    else if (isFlag(name) && token.value !== undefined) faults.push(`--${name} takes no value`);
    else if (
      !isFlag(name) &&
      (token.value === undefined || (token.inlineValue === false && token.value.startsWith('--')))
    ) {
      faults.push(`--${name} needs a value`);
    } else raw[name] = token.value ?? true;
  }
  return raw;
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name);
}

function invalid(faults: readonly string[], command?: Command): DeployError {
  const list = faults.length === 1 ? ` ${faults[0]}` : faults.map((fault) => `\n  - ${fault}`).join('');
  return new DeployError({
    code: 'INPUT_INVALID',
    what: `The command line has ${faults.length === 1 ? 'a fault:' : `${faults.length} faults:`}${list}${faults.length === 1 ? '.' : '\n'}`,
    remedy: `See hartonomous ${command === undefined ? '' : `${command} `}--help.`,
    evidence: { faults },
  });
}
