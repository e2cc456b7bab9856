import type * as z from 'zod/mini';

export type Command =
  | 'rehearse'
  | 'build'
  | 'lint'
  | 'bundle'
  | 'plan'
  | 'apply'
  | 'verify'
  | 'rollback'
  | 'drift'
  | 'metrics'
  | 'doctor';

/**
 * One input, told once: option, variable, configuration key, help, JSON Schema and (later) every manifest are
 * renderings of it. A schema of an object is possible: options and variables are text, so such a value comes from
 * files only, and a fault in it is placed at its own line.
 */
export interface InputDefinition<Schema extends z.ZodMiniType = z.ZodMiniType> {
  readonly help: string;
  /** What stands for the value in help; absent for a switch, which takes none. */
  readonly placeholder?: string;
  readonly schema: Schema;
  /** Several values: repeated or separated by commas in options and variables, an array in files. */
  readonly list?: true;
  /** Named values: `NAME=value`, repeated or separated by commas, in options and variables, an object in files. */
  readonly pairs?: true;
  /** The key in configuration files, where it is not the name. */
  readonly key?: string;
  /** Comes from a variable only, never from a command line or a file, and is shown as `***`. */
  readonly secret?: true;
  /** Why a configuration file cannot set it; absent when it can. */
  readonly notInFiles?: string;
  /** The commands that take it; absent for all. */
  readonly commands?: readonly Command[];
  /** The commands that cannot do without it. */
  readonly requiredBy?: readonly Command[];
}

export type Definitions = Readonly<Record<string, InputDefinition>>;

export function define<Schema extends z.ZodMiniType, Rest extends Omit<InputDefinition, 'schema'>>(
  input: Rest & { readonly schema: Schema },
): Rest & InputDefinition<Schema> {
  return input;
}

/** `dry-run` -> `HARTONOMOUS_DRY_RUN`. */
export function variableOf(name: string): string {
  return `${variablePrefix}${name.toUpperCase().replaceAll('-', '_')}`;
}

export const variablePrefix = 'HARTONOMOUS_';

/** The inputs that a command takes, in the order of their definition; `doctor` shows what each would be. */
export function inputsOf<Known extends Definitions>(
  command: Command,
  definitions: Known,
): readonly (keyof Known & string)[] {
  return Object.keys(definitions).filter((name) => {
    const takers = definitions[name]?.commands;
    return takers === undefined || command === 'doctor' || takers.includes(command);
  });
}
