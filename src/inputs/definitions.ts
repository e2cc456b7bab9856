import { z } from 'zod';
import { type ProfileName, profileNames } from '../build/profile.ts';
import { type Command, define } from './define.ts';

export const commands: Readonly<Record<Command, string>> = {
  rehearse: 'build, plan, apply and verify on the rehearsal target, without a SQL Server',
  build: 'compile the CLR and the schema into one bundle',
  bundle: 'pack a bundle into one file that every command takes for the folder',
  plan: 'say step by step what the target needs, and change nothing',
  apply: 'apply exactly one approved plan',
  verify: 'run the checks of a bundle and record the verdict',
};

const planning: readonly Command[] = ['plan', 'apply', 'verify'];
const bundled: readonly Command[] = ['bundle', ...planning];
const targeted: readonly Command[] = ['rehearse', ...planning];
const flag = z.boolean().default(false);

/** Every input by the name that users write, in the order of the help. */
export const inputDefinitions = {
  project: define({
    help: 'folder that holds sql/ and clr/',
    placeholder: 'folder',
    schema: z.string().min(1).default('.'),
    commands: ['rehearse', 'build'],
  }),
  output: define({
    help: 'folder for bundles, plans, the build cache and what is unpacked',
    placeholder: 'folder',
    schema: z.string().min(1).default('build'),
  }),
  database: define({
    help: 'name of the database',
    placeholder: 'name',
    // A sysname, which SQL Server compares without trailing blanks.
    schema: z
      .string()
      .max(128)
      .regex(/^\S(.*\S)?$/, 'must be a name of 1 to 128 characters without blanks around it')
      .default('Hartonomous'),
    commands: ['build', ...targeted],
  }),
  as: define({
    help: `kind of host that the target is, or a rehearsal plays: ${profileNames.join(', ')}`,
    placeholder: 'profile',
    schema: z.enum(profileNames).default('sql2025-linux'),
    commands: ['build', ...targeted],
  }),
  profiles: define({
    help: 'kinds of host to build for, with commas between them; that of --as if absent',
    placeholder: 'list',
    schema: z.string().transform(profileList),
    commands: ['rehearse', 'build'],
  }),
  rehearsal: define({
    help: 'folder of the rehearsal target',
    placeholder: 'folder',
    schema: z.string().min(1).default('build/rehearsal'),
    commands: targeted,
  }),
  dacfx: define({
    help: 'folder with the files of DacFx, for instance that of an installed SqlPackage',
    placeholder: 'folder',
    schema: z.string().min(1),
    commands: ['rehearse', 'build', 'plan', 'verify', 'apply'],
    requiredBy: ['rehearse', 'build', 'plan', 'verify'],
  }),
  bundle: define({
    help: 'folder of the bundle, or the .tgz that it was packed into',
    placeholder: 'path',
    schema: z.string().min(1),
    commands: bundled,
    requiredBy: bundled,
  }),
  plan: define({
    help: 'file of the plan',
    placeholder: 'file',
    schema: z.string().min(1),
    commands: ['apply'],
    requiredBy: ['apply'],
  }),
  approve: define({
    help: 'the whole digest of the plan that was read and found right',
    placeholder: 'digest',
    schema: z.string().regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a plan digest'),
    commands: ['apply'],
    requiredBy: ['apply'],
  }),
  'dry-run': define({
    help: 'go through the plan against the target as it is, take no lock and change nothing',
    schema: flag,
    commands: ['apply'],
  }),
  archive: define({
    help: 'file to pack into; by default one named by the digest, beside the bundles in --output',
    placeholder: 'file',
    schema: z.string().regex(/\.tgz$/, 'must end with .tgz'),
    commands: ['bundle'],
  }),
  reports: define({
    help: 'folder for the report, its log, and the summaries for other programs',
    placeholder: 'folder',
    schema: z.string().min(1).default('build/reports'),
    commands: targeted,
  }),
  json: define({ help: 'print one JSON object a line for every event, and nothing else', schema: flag }),
  verbose: define({
    help: 'print every part and check as it comes, and the evidence of errors',
    schema: flag,
  }),
};

/** In the order of their definition, each once: the same profiles give the same bundle however they are listed. */
function profileList(text: string, context: z.RefinementCtx): readonly ProfileName[] {
  const named = text.split(',').map((name) => name.trim());
  for (const name of named.filter((one) => !profileNames.some((known) => known === one))) {
    context.addIssue(`has '${name}', which is none of ${profileNames.join(', ')}`);
  }
  return profileNames.filter((known) => named.includes(known));
}

export type InputName = keyof typeof inputDefinitions;
export type Inputs = { readonly [Name in InputName]?: z.infer<(typeof inputDefinitions)[Name]['schema']> };
