import { type Command, type InputDefinition, inputsOf, variableOf } from './define.ts';
import { commands, type InputName, inputDefinitions } from './definitions.ts';
import { presetOf } from './settle.ts';
import { wrapped } from './wrapped.ts';

const widest = 100;

export function generalHelp(): string {
  const rows = Object.entries(commands).map(([name, help]) => [name, help] as const);
  return `Usage: hartonomous <command> [options]

Commands:
${table(rows)}

hartonomous help <command> shows the options of a command, hartonomous --version the version.
`;
}

export function commandHelp(command: Command): string {
  const rows = inputsOf(command, inputDefinitions).map((name) => optionRow(name, command));
  return `Usage: hartonomous ${command} [options]

${capitalised(commands[command])}.

Options:
${table(rows)}

${wrapped(precedence, widest).join('\n')}
`;
}

const precedence =
  'Values come from config/base.json, then config/<environment>.json, then the options, then the variables in brackets: the later one wins, so a variable beats an option. A switch that a file turned on is turned off by --no-<switch>. hartonomous doctor shows which value counts and where it comes from.';

function optionRow(name: InputName, command: Command): readonly [string, string] {
  const definition: InputDefinition = inputDefinitions[name];
  const { placeholder, help, requiredBy, list, secret } = definition;
  const usage = placeholder === undefined ? `--${name}` : `--${name} <${placeholder}>${list ? ' ...' : ''}`;
  const preset = presetOf(definition);
  const facts = [
    ...(requiredBy?.includes(command) ? ['required'] : []),
    ...(typeof preset === 'string' || typeof preset === 'number' ? [`default: ${preset}`] : []),
  ];
  const choices = choicesOf(definition);
  return [
    secret ? variableOf(name) : usage,
    `${help}${choices === '' ? '' : `: ${choices}`}${facts.length === 0 ? '' : ` (${facts.join(', ')})`} [${variableOf(name)}]`,
  ];
}

/** The values of an enumeration, or of a list's items. */
function choicesOf({ schema, list }: InputDefinition): string {
  const result = schema.safeParse(list ? [''] : '');
  const [issue] = result.error?.issues ?? [];
  return issue !== undefined && issue.code === 'invalid_value' ? issue.values.join(', ') : '';
}

function table(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([first]) => first.length));
  const indent = ' '.repeat(left + 4);
  return rows
    .map(([first, second]) => {
      const [head = '', ...more] = wrapped(second, widest - left - 4);
      return [`  ${first.padEnd(left)}  ${head}`, ...more.map((line) => indent + line)].join('\n');
    })
    .join('\n');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
