import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError, formatPlace } from '../errors/deploy-error.ts';
import { errorsOf, type Finding, type LintResult } from '../errors/finding.ts';
import type { AssemblyMetadata } from '../ports/clr-runtime.ts';
import { lint } from '../tsql/lint/lint.ts';
import type { LintText } from '../tsql/lint/texts.ts';
import { cachedPart } from './cache.ts';
import type { Part } from './parts.ts';
import { digestOfFiles, type Project } from './project.ts';
import type { ToolVersions } from './tool-versions.ts';

const resultFile = 'findings.json';

/** An error's text names so many findings; all of them are in its evidence and in the report. */
const mostShown = 50;

/** What the lint looks at: every text of the project that can hold T-SQL or a secret. */
export function lintTexts({
  sql,
  clr,
  config,
}: Pick<Project, 'sql' | 'clr' | 'config'>): readonly LintText[] {
  return [...sql, ...clr, ...config]
    .filter(({ path }) => /\.(sql|cs|json)$/.test(path))
    .map(({ path, text }) => ({ path, text, role: roleOf(path), platform: platformOf(path) }));
}

function roleOf(path: string): LintText['role'] {
  if (!path.endsWith('.sql')) return 'other';
  if (path.startsWith('sql/ef/')) return 'migration';
  if (path.startsWith('sql/seed/')) return 'seed';
  if (path.startsWith('sql/backfill/')) return 'backfill';
  return path.startsWith('sql/schema/') || path.startsWith('sql/platform/') ? 'schema' : 'check';
}

function platformOf(path: string): string | undefined {
  return /^sql\/platform\/([^/]+)\//.exec(path)?.[1];
}

/** Looks at the sources, unless an earlier build has looked at the same ones with the same rules. */
export async function lintPart(
  project: Project,
  assemblies: readonly AssemblyMetadata[],
  cacheFolder: string,
  { program }: ToolVersions,
): Promise<Part> {
  const texts = lintTexts(project);
  const routines = assemblies.flatMap((assembly) => assembly.routines);
  const clrRoutines = routines.map(({ schema, name }) => `${schema}.${name}`);
  const inputs = { files: digestOfFiles(texts), clrRoutines, program };
  const part = await cachedPart(cacheFolder, 'lint', inputs, async (folder) => {
    await writeFile(join(folder, resultFile), JSON.stringify(lint({ texts, clrRoutines })));
  });
  return { ...part, detail: `${texts.length} files` };
}

export async function readLintResult(folder: string): Promise<LintResult> {
  return JSON.parse(await readFile(join(folder, resultFile), 'utf8')) as LintResult;
}

/** @throws DeployError LINT_FAILED with every error, each at its file, line and column. */
export function refuseFindings(result: LintResult): void {
  const errors = errorsOf(result);
  const [first] = errors;
  if (first === undefined) return;
  const shown = errors.slice(0, mostShown).map(shownFinding).join('');
  const more = errors.length > mostShown ? `\n  … and ${errors.length - mostShown} more` : '';
  throw new DeployError({
    code: 'LINT_FAILED',
    what: `The lint has ${errors.length === 1 ? 'a finding' : `${errors.length} findings`}:${shown}${more}\n`,
    remedy: 'Correct each as its fix says; docs/LINT.md tells of every rule.',
    place: first.place,
    evidence: { findings: errors },
  });
}

function shownFinding({ place, rule, text, fix }: Finding): string {
  return `\n  ${formatPlace(place)}: ${rule}: ${text}\n    fix: ${fix}`;
}
