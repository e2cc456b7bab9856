import type { Command, InputDefinition } from './define.ts';
import { commands, type InputName, inputDefinitions } from './definitions.ts';
import { inputsOf } from './parse.ts';

export function generalHelp(): string {
  const rows = Object.entries(commands).map(([name, help]) => [name, help] as const);
  return `Usage: hartonomous <command> [options]\n\nCommands:\n${table(rows)}\n\nhartonomous <command> --help shows the options of a command.\n`;
}

export function commandHelp(command: Command): string {
  const rows = inputsOf(command).map((name) => optionRow(name, command));
  return `Usage: hartonomous ${command} [options]\n\n${capitalised(commands[command])}.\n\nOptions:\n${table(rows)}\n`;
}

function optionRow(name: InputName, command: Command): readonly [string, string] {
  const { placeholder, help, schema, requiredBy } = inputDefinitions[name] as InputDefinition;
  const usage = placeholder === undefined ? `--${name}` : `--${name} <${placeholder}>`;
  const preset = schema.safeParse(undefined).data;
  if (requiredBy?.includes(command) === true) return [usage, `${help} (required)`];
  return [usage, typeof preset === 'string' ? `${help} (default: ${preset})` : help];
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
