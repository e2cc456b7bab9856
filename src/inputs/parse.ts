import type { Setting } from '../engine/events.ts';
import { DeployError } from '../errors/deploy-error.ts';
import { nearest } from '../errors/nearest.ts';
import { disagreements } from './agreement.ts';
import { readCommandLine } from './command-line.ts';
import { type ConfigChoice, readConfigFiles } from './config-files.ts';
import type { Command, Definitions, InputDefinition } from './define.ts';
import { commands, type Inputs, inputDefinitions } from './definitions.ts';
import { type Fault, type Layer, originText } from './layer.ts';
import { presetOf, settle } from './settle.ts';
import { readVariables, type Variables } from './variables.ts';

/** Inputs that were checked: every one that the command takes has a value or is not required. */
export interface TrustedInputs {
  readonly command: Command;
  readonly values: Inputs;
  /** The same with their origins, for `doctor`. */
  readonly settings: readonly Setting[];
  /** The configuration files that were read, the strongest last. */
  readonly configFiles: readonly string[];
}

/** What the platform that the program runs on gives. */
export interface Surroundings {
  readonly variables: Variables;
  /** Told every form in which a secret could be printed. */
  readonly mask: (text: string) => void;
}

/**
 * Turns all that the user says into trusted inputs. Later layers win: base.json, the environment's file, the
 * command line, the process's environment.
 * @throws DeployError INPUT_INVALID with every fault of every layer at once; CONFIG_UNREADABLE when one of them is
 *   a configuration file that is missing or no JSON object.
 */
export async function readInputs(
  args: readonly string[],
  { variables, mask }: Surroundings,
  definitions: Definitions = inputDefinitions,
): Promise<TrustedInputs> {
  const [command = '', ...options] = args;
  if (!isCommand(command)) throw invalid([unknownCommand(command)]);
  const commandLine = readCommandLine(command, options, definitions);
  const environment = readVariables(variables, definitions);
  const config = await readConfigFiles(configChoice([commandLine, environment], definitions), definitions);
  const layers = [...config.layers, commandLine, environment];
  const settled = settle(command, layers, definitions, mask);
  const { values, settings } = settled;
  const faults = [...settled.faults, ...disagreements(command, values, settled.wrong)];
  if (faults.length > 0) throw invalid(faults, command, config.unreadable);
  return { command, values, settings, configFiles: config.files };
}

export function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name);
}

export function unknownCommand(name: string): Fault {
  return { text: `there is no command '${name}'${nearest(name, Object.keys(commands))}` };
}

/** Which files count is known before they are read; a value that is wrong is a fault later and counts as none here. */
function configChoice(layers: readonly Layer[], definitions: Definitions): ConfigChoice {
  const folder = chosen('config', layers, definitions);
  const environment = chosen('environment', layers, definitions);
  return {
    folder: folder.value,
    environment: environment.value,
    ...(folder.by === undefined ? {} : { folderBy: folder.by }),
    ...(environment.by === undefined ? {} : { environmentBy: environment.by }),
  };
}

function chosen(name: 'config' | 'environment', layers: readonly Layer[], definitions: Definitions) {
  const definition = definitions[name] ?? (inputDefinitions[name] as InputDefinition);
  const given = layers
    .flatMap((layer) => layer.given)
    .findLast((one) => one.name === name && definition.schema.safeParse(one.value).success);
  if (given === undefined) return { value: String(presetOf(definition)), by: undefined };
  return { value: String(given.value), by: originText(given.origin) };
}

export function invalid(faults: readonly Fault[], command?: Command, unreadable = false): DeployError {
  const texts = faults.map(({ text }) => text);
  const place = faults.find((fault) => fault.place !== undefined)?.place;
  const [only] = texts;
  const what =
    texts.length === 1
      ? `The inputs have a fault: ${only}.`
      : `The inputs have ${texts.length} faults:${texts.map((text) => `\n  - ${text}`).join('')}\n`;
  return new DeployError({
    code: unreadable ? 'CONFIG_UNREADABLE' : 'INPUT_INVALID',
    what,
    remedy: faults.every((fault) => fault.place !== undefined)
      ? `Correct the configuration; hartonomous ${command ?? ''} --help explains each key.`
      : `See hartonomous ${command === undefined ? '' : `${command} `}--help.`,
    ...(place === undefined ? {} : { place }),
    evidence: { faults: texts },
  });
}
