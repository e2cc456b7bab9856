import type { Command } from './define.ts';
import type { Inputs } from './definitions.ts';
import { inventoryFaults } from './hosts.ts';
import type { Fault } from './layer.ts';

/** What is wrong with inputs that are each right: values that do not go together. */
export function disagreements(command: Command, { as, profiles, hosts }: Inputs): readonly Fault[] {
  if (command === 'push') return inventoryFaults(hosts ?? []).map((text) => ({ text }));
  if (command !== 'rehearse' || as === undefined || profiles === undefined || profiles.includes(as))
    return [];
  return [{ text: `--profiles lacks ${as}, which the rehearsal plays: add it, or name another with --as` }];
}
