import type { LintText } from '../tsql/lint/subject.ts';
import type { Project } from './project.ts';

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
  return path.startsWith('sql/schema/') || path.startsWith('sql/platform/') ? 'schema' : 'check';
}

function platformOf(path: string): string | undefined {
  return /^sql\/platform\/([^/]+)\//.exec(path)?.[1];
}
