import { resolve } from 'node:path';

/** The same target whatever folder the command is run in, and no other. */
export function rehearsalName(folder: string): string {
  return `rehearsal:${resolve(folder)}`;
}
