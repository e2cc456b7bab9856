import type { Command } from './define.ts';
import type { Inputs } from './definitions.ts';
import { identityFaults } from './identity-agreement.ts';
import type { Fault } from './layer.ts';

/**
 * What is wrong with inputs that are each right: values that do not go together.
 * @param wrong inputs with a fault of their own, which are not missing
 */
export function disagreements(
  command: Command,
  values: Inputs,
  wrong: ReadonlySet<string>,
): readonly Fault[] {
  return [...profileFaults(command, values), ...identityFaults(values, wrong)];
}

function profileFaults(command: Command, { as, profiles }: Inputs): readonly Fault[] {
  if (command !== 'rehearse' || as === undefined || profiles === undefined || profiles.includes(as))
    return [];
  return [{ text: `--profiles lacks ${as}, which the rehearsal plays: add it, or name another with --as` }];
}
