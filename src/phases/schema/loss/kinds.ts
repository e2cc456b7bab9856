/**
 * Every dangerous kind of change, by the first half of its name. `plan`: what it takes away is gone by the change
 * itself, so planning refuses it until a person allows that very change. `run`: the change takes nothing away, but
 * rows that are there can make it impossible, so its guard looks at them inside the change's transaction.
 * The numbers are those of the errors that guards raise; a number is never reused.
 */
export const lossKinds = {
  'drop-table': { when: 'plan', error: 50101 },
  'drop-column': { when: 'plan', error: 50102 },
  'narrow-column': { when: 'plan', error: 50103 },
  'convert-column': { when: 'plan', error: 50104 },
  'convert-json': { when: 'plan', error: 50105 },
  'resize-vector': { when: 'plan', error: 50106 },
  'replace-column': { when: 'plan', error: 50107 },
  'require-column': { when: 'run', error: 50108 },
  'add-required-column': { when: 'run', error: 50109 },
  'drop-history': { when: 'plan', error: 50110 },
  'stop-versioning': { when: 'plan', error: 50111 },
  'shorten-retention': { when: 'plan', error: 50112 },
  'reseed-identity': { when: 'plan', error: 50113 },
  'drop-sequence': { when: 'plan', error: 50114 },
  'restart-sequence': { when: 'plan', error: 50115 },
  'drop-queue': { when: 'plan', error: 50116 },
  'drop-service': { when: 'plan', error: 50117 },
  'drop-contract': { when: 'plan', error: 50118 },
  'drop-message-type': { when: 'plan', error: 50119 },
  'drop-filegroup': { when: 'plan', error: 50120 },
  'exclusive-window': { when: 'plan', error: 50121 },
} as const satisfies Record<string, { readonly when: 'plan' | 'run'; readonly error: number }>;

export type LossKind = keyof typeof lossKinds;
