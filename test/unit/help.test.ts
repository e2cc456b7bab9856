import { describe, expect, it } from 'vitest';
import { type InputDefinition, inputsOf, variableOf } from '../../src/inputs/define.ts';
import { commands, type InputName, inputDefinitions } from '../../src/inputs/definitions.ts';
import { commandHelp, generalHelp } from '../../src/inputs/help.ts';
import { isCommand } from '../../src/inputs/parse.ts';
import { hartonomous, root } from '../support/cli.ts';

const names = Object.keys(commands).filter(isCommand);

describe('help', () => {
  it.each(names)('of %s names each of its inputs with option and variable, within 100 columns', (command) => {
    const text = commandHelp(command);
    const inputs = inputsOf(command, inputDefinitions);
    const shown = (name: InputName): string => {
      const { secret }: InputDefinition = inputDefinitions[name];
      return secret === true ? variableOf(name) : `--${name}`;
    };
    expect(inputs.filter((name) => !text.includes(`  ${shown(name)}`))).toEqual([]);
    expect(inputs.filter((name) => !text.includes(`[${variableOf(name)}]`))).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('shows defaults, choices, and what a command cannot do without', () => {
    const text = commandHelp('plan').replaceAll(/\s+/g, ' ');
    expect(text).toContain('name of the database (default: Hartonomous) [HARTONOMOUS_DATABASE]');
    expect(text).toContain('once it was deployed (required) [HARTONOMOUS_BUNDLE]');
    expect(text).toContain('plays: sql2025-linux, sql2025-windows, sql2022-linux, sql2022-windows (default');
    expect(text).toContain('would make: clr, schema, access, seed [HARTONOMOUS_SKIP]');
  });

  it.each<[string, readonly string[], string]>([
    ['without a word', [], generalHelp()],
    ['by an option', ['--help'], generalHelp()],
    ['by a command', ['help'], generalHelp()],
    ['for a command, before it', ['help', 'plan'], commandHelp('plan')],
    ['for a command, behind it', ['plan', '--as', 'nonsense', '--help'], commandHelp('plan')],
  ])('is given when asked for %s', async (_, args, text) => {
    expect(await hartonomous(args, { cwd: root })).toMatchObject({ status: 0, stdout: text, stderr: '' });
  });

  it.each([[['help', 'pln']], [['pln', '--help']], [['pln']]])('suggests a command for %j', async (args) => {
    const { status, stdout, stderr } = await hartonomous(args, { cwd: root });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain("there is no command 'pln' (did you mean plan?)");
  });
});
