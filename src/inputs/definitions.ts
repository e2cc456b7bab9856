// The small build of zod: the whole one takes longer to load than Node itself takes to start.
import * as z from 'zod/mini';
import { profileNames } from '../build/profile.ts';
import type { Secret } from '../errors/secret.ts';
import { phaseNames } from '../plan/step.ts';
import { checkClasses } from '../verify/check-class.ts';
import { type Command, define, type InputDefinition } from './define.ts';
import { identityInputs } from './identity-inputs.ts';

export const commands: Readonly<Record<Command, string>> = {
  rehearse: 'build, plan, apply and verify on the rehearsal target, without a SQL Server',
  build: 'compile the CLR and the schema into one bundle',
  lint: 'look for faults in the sources of the schema',
  bundle: 'pack a bundle into one file that every command takes for the folder',
  plan: 'say step by step what the target needs, and change nothing',
  apply: 'apply exactly one approved plan',
  verify: 'run the checks of a bundle and record the verdict',
  rollback: 'plan the way back to an earlier release, to be approved and applied as any plan',
  drift: 'say what was changed on the target since its last deployment',
  metrics: 'say how deployments have gone: success rate, durations, time to roll back, drift',
  doctor: 'show the effective inputs and where each comes from, and what this machine lacks',
};

const planning: readonly Command[] = ['plan', 'apply', 'verify', 'rollback'];
const bundled: readonly Command[] = ['bundle', ...planning];
const connected: readonly Command[] = [...planning, 'drift', 'metrics'];
const targeted: readonly Command[] = ['rehearse', ...planning, 'drift', 'metrics'];

const text = z.string('must be a text').check(z.minLength(1, 'must not be empty'));
const textOr = (preset: string) => z._default(text, preset);
const flag = z._default(z.boolean('must be true or false'), false);
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, `must be one of ${names.join(', ')}`);
const seconds = (preset: number) =>
  z._default(
    z.union(
      [z.number().check(z.int(), z.minimum(0), z.maximum(86_400)), z.string().check(z.regex(/^\d{1,5}$/))],
      'must be a whole number of seconds',
    ),
    preset,
  );
const listOf = <const Names extends readonly string[]>(names: Names) =>
  z._default(z.array(oneOf(names), 'must be a list'), []);

/** Every input by the name that users write, in the order of the help. */
export const inputDefinitions = {
  environment: define({
    help: 'whose configuration counts: config/<environment>.json comes after config/base.json',
    placeholder: 'name',
    schema: z._default(oneOf(['local', 'development', 'staging', 'production']), 'local'),
    notInFiles: 'it chooses the files',
  }),
  config: define({
    help: 'folder of the configuration files',
    placeholder: 'folder',
    schema: textOr('config'),
    notInFiles: 'it chooses the files',
  }),
  project: define({
    help: 'folder that holds sql/ and clr/',
    placeholder: 'folder',
    schema: textOr('.'),
    commands: ['rehearse', 'build', 'lint'],
  }),
  output: define({
    help: 'folder for bundles, plans, the build cache and what is unpacked',
    placeholder: 'folder',
    schema: textOr('build'),
  }),
  database: define({
    help: 'name of the database',
    placeholder: 'name',
    // A sysname, which SQL Server compares without trailing blanks.
    schema: z._default(
      z
        .string('must be a text')
        .check(
          z.maxLength(128, 'must be a name of at most 128 characters'),
          z.regex(/^\S(.*\S)?$/, 'must be a name of 1 to 128 characters without blanks around it'),
        ),
      'Hartonomous',
    ),
    commands: ['build', ...targeted],
  }),
  as: define({
    help: 'kind of host that the target is, or a rehearsal plays',
    placeholder: 'profile',
    schema: z._default(oneOf(profileNames), 'sql2025-linux'),
    commands: ['build', 'lint', ...targeted],
  }),
  profiles: define({
    help: 'kinds of host to build for; that of --as if absent',
    placeholder: 'profiles',
    schema: z.pipe(
      z.array(oneOf(profileNames), 'must be a list').check(z.minLength(1, 'must not be empty')),
      // In the order of their definition, each once: the same profiles give the same bundle however they are listed.
      z.transform((named) => profileNames.filter((known) => named.includes(known))),
    ),
    list: true,
    commands: ['rehearse', 'build', 'lint'],
  }),
  skip: define({
    help: 'phases to leave out; refused when something else needs what they would make',
    placeholder: 'phases',
    schema: listOf(phaseNames),
    list: true,
    commands: ['rehearse', 'plan'],
  }),
  allow: define({
    help: 'dangerous changes that the plan may make, by the names that a refused plan gives them',
    placeholder: 'names',
    schema: z._default(z.array(text, 'must be a list'), []),
    list: true,
    notInFiles: 'each dangerous change is allowed anew, after it was read',
    commands: ['rehearse', 'plan', 'rollback'],
  }),
  rehearsal: define({
    help: 'folder of the rehearsal target',
    placeholder: 'folder',
    schema: textOr('build/rehearsal'),
    commands: targeted,
  }),
  server: define({
    help: 'a SQL Server as the target, not a rehearsal: host, host,port or host\\instance',
    placeholder: 'address',
    schema: text,
    commands: connected,
  }),
  login: define({
    help: 'kind of login: sql, windows (by NTLM, with a user such as DOMAIN\\name), or token (of Entra)',
    placeholder: 'kind',
    schema: z._default(
      z.enum(['sql', 'windows', 'token'], {
        error: ({ input }) =>
          input === 'integrated'
            ? 'cannot be integrated, because the driver has no integrated sign-in; choose windows, and give user and password'
            : 'must be one of sql, windows, token',
      }),
      'sql',
    ),
    commands: connected,
  }),
  user: define({
    help: 'name of the login; with a token there is none',
    placeholder: 'name',
    schema: text,
    commands: connected,
  }),
  password: define({
    help: 'password of the login, or the access token',
    placeholder: 'password',
    schema: text,
    secret: true,
    commands: connected,
  }),
  'certificate-authority': define({
    help: "file with the certificate, in PEM, of the authority that signed the server's (the system's own if absent)",
    placeholder: 'file',
    schema: text,
    commands: connected,
  }),
  'certificate-name': define({
    help: "name that the server's certificate must carry, where it is not the address, behind a tunnel for instance",
    placeholder: 'name',
    schema: text,
    commands: connected,
  }),
  'trust-any-certificate': define({
    help: 'take any certificate: whoever sits in between reads the password and changes everything',
    schema: flag,
    commands: connected,
  }),
  'connect-timeout': define({
    help: 'time to wait for the server to let the login in, in seconds',
    placeholder: 'seconds',
    schema: seconds(30),
    commands: connected,
  }),
  'step-timeout': define({
    help: 'time for each batch of a step, in seconds; 0 waits as long as it takes',
    placeholder: 'seconds',
    schema: seconds(0),
    commands: ['apply'],
  }),
  'accept-move': define({
    help: 'the database was moved here, or renamed, on purpose: its ledger was written elsewhere',
    schema: flag,
    notInFiles: 'each move is looked at anew',
    commands: connected,
  }),
  ledgers: define({
    help: 'folders of rehearsal targets whose deployments are counted together (that of --rehearsal if absent)',
    placeholder: 'folders',
    schema: z.array(text, 'must be a list'),
    list: true,
    commands: ['metrics'],
  }),
  ...identityInputs,
  dacfx: define({
    help: 'folder with the files of DacFx, for instance that of an installed SqlPackage',
    placeholder: 'folder',
    schema: text,
    commands: ['rehearse', 'build', 'lint', 'plan', 'rollback', 'verify', 'apply'],
    requiredBy: ['rehearse', 'build', 'lint', 'plan', 'rollback', 'verify'],
  }),
  bundle: define({
    help: "folder of the bundle, or the .tgz that it was packed into; the target's ledger has it too once it was deployed",
    placeholder: 'path',
    schema: text,
    commands: bundled,
    requiredBy: ['bundle', 'plan'],
  }),
  plan: define({
    help: 'file of the plan',
    placeholder: 'file',
    schema: text,
    commands: ['apply'],
    requiredBy: ['apply'],
  }),
  approve: define({
    help: 'the whole digest of the plan that was read and found right',
    placeholder: 'digest',
    schema: z
      .string('must be a text')
      .check(z.regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a plan digest')),
    notInFiles: 'each plan is approved anew, after it was read',
    commands: ['apply'],
    requiredBy: ['apply'],
  }),
  to: define({
    help: 'digest of the bundle to go back to (the release before the current one if absent)',
    placeholder: 'digest',
    schema: z
      .string('must be a text')
      .check(z.regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a bundle digest')),
    notInFiles: 'each way back is chosen anew',
    commands: ['rollback'],
  }),
  'accept-drift': define({
    help: 'plan from what is there, although somebody has changed it since the last deployment',
    schema: flag,
    notInFiles: 'what has changed is looked at anew each time',
    commands: ['rehearse', 'plan', 'rollback'],
  }),
  classes: define({
    help: 'classes of checks to run (all that the environment runs if absent)',
    placeholder: 'names',
    schema: listOf(checkClasses),
    list: true,
    commands: ['rehearse', 'verify'],
  }),
  'dry-run': define({
    help: 'go through the plan against the target as it is, take no lock and change nothing',
    schema: flag,
    notInFiles: 'whether a run is one is said when it is started',
    commands: ['apply'],
  }),
  archive: define({
    help: 'file to pack into; by default one named by the digest, beside the bundles in --output',
    placeholder: 'file',
    schema: z.string('must be a text').check(z.regex(/\.tgz$/, 'must end with .tgz')),
    notInFiles: 'each archive is named after its bundle',
    commands: ['bundle'],
  }),
  reports: define({
    help: 'folder for the report, its log, and the summaries for other programs',
    placeholder: 'folder',
    schema: textOr('build/reports'),
    commands: ['build', 'lint', ...targeted],
  }),
  json: define({ help: 'print one JSON object a line for every event, and nothing else', schema: flag }),
  verbose: define({
    help: 'print every part and check as it comes, and the evidence of errors',
    schema: flag,
  }),
};

type Known = typeof inputDefinitions;
export type InputName = keyof Known;
export type Inputs = {
  readonly [Name in InputName]?: Known[Name] extends { readonly secret: true }
    ? Secret
    : z.infer<Known[Name]['schema']>;
};

/** Whether a command ends with report files. */
export function writesReports(command: Command): boolean {
  const { commands: writers }: InputDefinition = inputDefinitions.reports;
  return writers?.includes(command) === true;
}
