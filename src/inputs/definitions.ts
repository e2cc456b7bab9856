import { z } from 'zod';
import { profileNames } from '../build/profile.ts';
import { type Command, define } from './define.ts';

export const commands: Readonly<Record<Command, string>> = {
  rehearse: 'build, plan, apply and verify on the rehearsal target, without a SQL Server',
  build: 'compile the CLR and the schema into one bundle',
  plan: 'say step by step what the target needs, and change nothing',
  apply: 'apply exactly one approved plan',
  verify: 'run the checks of a bundle and record the verdict',
};

const planning: readonly Command[] = ['plan', 'apply', 'verify'];
const flag = z.boolean().default(false);

/** Splits at commas, though not inside brackets, where a comma belongs to a name. Sorted, each once. */
function listedNames(list: string): readonly string[] {
  const names = list.match(/(?:\[(?:[^\]]|\]\])*\]|[^,[])+/g) ?? [];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].sort();
}

/** Every input by the name that users write, in the order of the help. */
export const inputDefinitions = {
  project: define({
    help: 'folder that holds sql/ and clr/',
    placeholder: 'folder',
    schema: z.string().min(1).default('.'),
    commands: ['rehearse', 'build'],
  }),
  output: define({
    help: 'folder for bundles, plans and the build cache',
    placeholder: 'folder',
    schema: z.string().min(1).default('build'),
    commands: ['rehearse', 'build', 'plan'],
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
  }),
  as: define({
    help: `kind of host to build for and to rehearse: ${profileNames.join(', ')}`,
    placeholder: 'profile',
    schema: z.enum(profileNames).default('sql2025-linux'),
  }),
  rehearsal: define({
    help: 'folder of the rehearsal target',
    placeholder: 'folder',
    schema: z.string().min(1).default('build/rehearsal'),
    commands: ['rehearse', ...planning],
  }),
  dacfx: define({
    help: 'folder with the files of DacFx, for instance that of an installed SqlPackage',
    placeholder: 'folder',
    schema: z.string().min(1),
    requiredBy: ['rehearse', 'build', 'plan', 'verify'],
  }),
  bundle: define({
    help: 'folder of the bundle',
    placeholder: 'folder',
    schema: z.string().min(1),
    commands: planning,
    requiredBy: planning,
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
  allow: define({
    help: 'names of dangerous changes that the plan may hold, with commas between them: a plan that needs one says its name',
    placeholder: 'names',
    schema: z.string().min(1).transform(listedNames),
    commands: ['rehearse', 'plan'],
  }),
  reports: define({
    help: 'folder for the report, its log, and the summaries for other programs',
    placeholder: 'folder',
    schema: z.string().min(1).default('build/reports'),
    commands: ['rehearse', ...planning],
  }),
  json: define({ help: 'print one JSON object a line for every event, and nothing else', schema: flag }),
  verbose: define({
    help: 'print every part and check as it comes, and the evidence of errors',
    schema: flag,
  }),
};

export type InputName = keyof typeof inputDefinitions;
export type Inputs = { readonly [Name in InputName]?: z.infer<(typeof inputDefinitions)[Name]['schema']> };
