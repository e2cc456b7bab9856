import * as z from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$|^[0-9a-f]{128}$/);

const routine = z.strictObject({
  kind: z.string(),
  schema: z.string(),
  name: z.string(),
  class: z.string(),
  method: z.string().nullable(),
  deterministic: z.boolean().nullable(),
  precise: z.boolean().nullable(),
  dataAccess: z.enum(['none', 'read']).nullable(),
  contract: z.string().nullable(),
  parameters: z.array(z.strictObject({ name: z.string(), type: z.string(), output: z.boolean() })),
  returns: z.string().nullable(),
});

const reference = z.strictObject({
  name: z.string(),
  version: z.string(),
  publicKeyToken: z.string().nullable(),
});

const assembly = z.strictObject({
  file: z.string(),
  name: z.string(),
  version: z.string(),
  fileVersion: z.string().nullable(),
  publicKeyToken: z.string().nullable(),
  mvid: z.string(),
  sha512: digest,
  permissionSet: z.string(),
  origin: z.enum(['project', 'package']),
  /** Null for every kind of host. */
  platform: z.string().nullable(),
  references: z.array(reference),
  registeredOnHost: z.array(z.string()),
  routines: z.array(routine),
});

/** What `manifest.json` of a bundle holds; docs/FORMATS.md explains each member. */
export const manifestSchema = z.strictObject({
  format: z.literal(2),
  name: z.string(),
  tools: z.strictObject({ toolkit: z.string(), dotnetSdk: z.string(), dacfx: z.array(z.string()) }),
  source: z.strictObject({ commit: z.string(), modified: z.boolean() }).nullable(),
  /** In the order in which they are registered. */
  assemblies: z.array(assembly),
  models: z.record(z.string(), z.strictObject({ digest, folder: z.string(), description: z.string() })),
  access: z.array(z.strictObject({ name: z.string(), file: z.string(), source: z.string() })),
  seeds: z.array(z.strictObject({ name: z.string(), file: z.string(), source: z.string() })),
  checks: z.array(z.strictObject({ kind: z.enum(['clr', 'sql']), file: z.string(), source: z.string() })),
  files: z.array(z.strictObject({ path: z.string(), sha256: digest, size: z.number().int() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BundledAssembly = Manifest['assemblies'][number];
