import type { z } from 'zod';

export type Command = 'rehearse' | 'build' | 'lint' | 'plan' | 'apply' | 'verify';

/** One input, told once: the command line, its help and (later) every manifest are renderings of it. */
export interface InputDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly help: string;
  /** What stands for the value in help; absent for a switch, which takes none. */
  readonly placeholder?: string;
  readonly schema: Schema;
  /** The commands that take it; absent for all. */
  readonly commands?: readonly Command[];
  /** The commands that cannot do without it. */
  readonly requiredBy?: readonly Command[];
}

export function define<Schema extends z.ZodType>(input: InputDefinition<Schema>): InputDefinition<Schema> {
  return input;
}
