import type { Command } from './define.ts';
import type { Inputs } from './definitions.ts';
import { inventoryFaults } from './hosts.ts';
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
  const inventory = command === 'push' ? inventoryFaults(values.hosts ?? []).map((text) => ({ text })) : [];
  return [...profileFaults(command, values), ...inventory, ...identityFaults(values, wrong)];
}

function profileFaults(command: Command, { as, profiles }: Inputs): readonly Fault[] {
  if (command !== 'rehearse' || as === undefined || profiles === undefined || profiles.includes(as))
    return [];
  return [{ text: `--profiles lacks ${as}, which the rehearsal plays: add it, or name another with --as` }];
}
