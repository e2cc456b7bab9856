import type { Command } from './define.ts';
import type { Inputs } from './definitions.ts';

/** What is wrong with inputs that are each right: values that do not go together. */
export function disagreements(command: Command, { as, profiles }: Inputs): readonly string[] {
  if (command !== 'rehearse' || as === undefined || profiles === undefined || profiles.includes(as))
    return [];
  return [`--profiles lacks ${as}, which the rehearsal plays: add it, or name another with --as`];
}
