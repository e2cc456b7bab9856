import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../../src/build/lint.ts';
import type { Finding } from '../../src/errors/finding.ts';
import { lintRulesPage } from '../../src/report/markdown/lint-rules.ts';
import { lint } from '../../src/tsql/lint/lint.ts';
import { rules } from '../../src/tsql/lint/rules/index.ts';
import { Subject } from '../../src/tsql/lint/subject.ts';
import { tableShapes } from '../../src/tsql/lint/table-shapes.ts';

/*
 * `test/golden/lint/<rule>/fails` is a project in which the rule finds what `expected.txt` says, and nothing else
 * is found; `passes` comes as near to it as may be. Files outside of sql/, clr/ and config/ stand for schema files,
 * `previous/` for the model before. After a wanted change write them anew with
 * `npx vitest run test/golden/lint.test.ts --update`, and read the difference.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = join(import.meta.dirname, 'lint');

/** What the project's assemblies have. */
const clrRoutines = ['dbo.clr_VectorDotProduct'];

interface File {
  readonly path: string;
  readonly text: string;
}

function filesOf(...path: readonly string[]): readonly File[] {
  const root = join(folder, ...path);
  return readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: file.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
    }));
}

const isPrevious = ({ path }: File): boolean => path.startsWith('previous/');
const inProject = ({ path, text }: File): File => ({
  path: /^(sql|clr|config)\//.test(path) ? path : `sql/schema/${path}`,
  text,
});

function findings(files: readonly File[]): readonly Finding[] {
  const textsOf = (some: readonly File[]) => lintTexts({ sql: some.map(inProject), clr: [], config: [] });
  const before = textsOf(files.filter(isPrevious));
  const previous =
    before.length === 0 ? undefined : tableShapes(new Subject({ texts: before, clrRoutines }).catalog);
  const texts = textsOf(files.filter((file) => !isPrevious(file)));
  return lint({ texts, clrRoutines, previous }).findings;
}

const shown = ({
  place: { file, line, column },
  length,
  rule,
  severity,
  text,
  suppressed,
}: Finding): string =>
  `${file}:${line}:${column}-${column + length} ${severity} ${rule}: ${text}${suppressed === null ? '' : ` (suppressed: ${suppressed})`}\n`;

describe('the lint', () => {
  it('has a pair of projects for every rule', () => {
    expect(readdirSync(folder).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it('is written down in docs/LINT.md, rule by rule', async () => {
    await expect(lintRulesPage(rules)).toMatchFileSnapshot(join(root, 'docs', 'LINT.md'));
  });

  it.each(rules.map(({ id, title }) => [id, title] as const))('%s finds: %s', async (id) => {
    const found = findings(filesOf(id, 'fails'));
    expect(found.filter(({ rule }) => rule === id).length).toBeGreaterThan(0);
    await expect(found.map(shown).join('')).toMatchFileSnapshot(join(folder, id, 'expected.txt'));
  });

  it.each(rules.map(({ id }) => id))('%s has nothing against what is right', (id) => {
    expect(findings(filesOf(id, 'passes')).filter(({ suppressed }) => suppressed === null)).toEqual([]);
  });
});
