import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Finding, LintResult } from '../../../src/errors/finding.ts';
import { azureAnnotations, githubAnnotations } from '../../../src/report/annotations.ts';
import { consoleReport } from '../../../src/report/console.ts';
import { latestFiles } from '../../../src/report/files.ts';
import { sarifLog } from '../../../src/report/sarif.ts';
import { root } from '../../support/cli.ts';
import { stamped } from '../../support/events.ts';

const finding = (different: Partial<Finding> = {}): Finding => ({
  rule: 'HD007',
  severity: 'error',
  place: { file: 'sql/schema/a.sql', line: 3, column: 5 },
  length: 8,
  text: 'No file declares dbo.Gone.',
  fix: 'Declare it.',
  suppressed: null,
  ...different,
});
const resultOf = (...findings: readonly Finding[]): LintResult => ({ files: 2, rules: 19, findings });

const hostile = finding({
  place: { file: 'sql/schema/50%, a:b;[c].sql', line: 1, column: 1 },
  text: 'Half of\r\nit: 50%, <b>bold</b> | `code` ::error::.',
});
const suppressed = finding({ suppressed: 'kept for a reason' });

describe('the SARIF log', () => {
  const schemaFile = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, schemaFile), 'utf8')));

  it.each([
    ['nothing', resultOf()],
    ['findings', resultOf(finding(), finding({ rule: 'HD014', severity: 'warning' }))],
    ['what is suppressed', resultOf(suppressed)],
    ['names and texts of any kind', resultOf(hostile)],
  ])('is valid against the schema of the format with %s', (_, result) => {
    validate(JSON.parse(JSON.stringify(sarifLog(result))));
    expect(validate.errors).toBeNull();
  });

  it('places a result, and lets it point to its rule', () => {
    const [run] = sarifLog(resultOf(finding(), suppressed)).runs;
    const [first, second] = run?.results ?? [];
    expect(run?.tool.driver.rules?.[first?.ruleIndex ?? -1]?.id).toBe('HD007');
    expect(first?.locations?.[0]?.physicalLocation?.region).toEqual({
      ...{ startLine: 3, startColumn: 5, endLine: 3, endColumn: 13 },
    });
    expect(second?.suppressions).toEqual([{ kind: 'inSource', justification: 'kept for a reason' }]);
  });

  it('is written by a command that has looked at sources, and by no other', () => {
    const names = (events: Parameters<typeof latestFiles>[0]) => latestFiles(events).map(({ name }) => name);
    expect(names(stamped({ event: 'linted', result: resultOf() }))).toContain('lint.sarif');
    expect(names(stamped())).not.toContain('lint.sarif');
  });
});

describe('annotations', () => {
  it('are escaped as GitHub asks for', () => {
    expect(githubAnnotations(resultOf(finding(), suppressed, hostile))).toEqual([
      '::error file=sql/schema/a.sql,line=3,endLine=3,col=5,endColumn=13,title=HD007::No file declares dbo.Gone. Declare it.',
      '::error file=sql/schema/50%25%2C a%3Ab;[c].sql,line=1,endLine=1,col=1,endColumn=9,title=HD007::Half of%0D%0Ait: 50%25, <b>bold</b> | `code` ::error::. Declare it.',
    ]);
  });

  it('are escaped as Azure Pipelines asks for', () => {
    expect(azureAnnotations(resultOf(finding({ severity: 'warning' }), suppressed, hostile))).toEqual([
      '##vso[task.logissue type=warning;sourcepath=sql/schema/a.sql;linenumber=3;columnnumber=5;code=HD007;]No file declares dbo.Gone. Declare it.',
      '##vso[task.logissue type=error;sourcepath=sql/schema/50%AZP25, a:b%3B[c%5D.sql;linenumber=1;columnnumber=1;code=HD007;]Half of%0D%0Ait: 50%AZP25, <b>bold</b> | `code` ::error::. Declare it.',
    ]);
  });
});

describe('the report files', () => {
  const contentOf = (name: string, ...findings: readonly Finding[]): string => {
    const files = latestFiles(stamped({ event: 'linted', result: resultOf(...findings) }));
    return files.find((file) => file.name === name)?.content ?? '';
  };

  it('tell what was found, and where, with its fix', () => {
    const warning = finding({ rule: 'HD014', severity: 'warning' });
    for (const name of ['report.html', 'summary.md']) {
      const content = contentOf(name, finding(), warning, suppressed);
      expect(content).toContain('1 error, 1 warning, 1 suppressed finding in 2 files by 19 rules.');
      expect(content).toContain('sql/schema/a.sql:3:5');
      expect(content).toContain('Declare it.');
      expect(content).toContain('kept for a reason');
    }
  });

  it('say in the report that nothing was found, and leave it out of the summary', () => {
    expect(contentOf('report.html')).toContain('Nothing found in 2 files by 19 rules.');
    expect(contentOf('summary.md')).not.toContain('Lint');
  });

  it('let no text of a source be markup', () => {
    expect(contentOf('report.html', hostile)).not.toContain('<b>bold');
    expect(contentOf('summary.md', hostile)).not.toContain('<b>bold');
  });
});

describe('the console', () => {
  it('names warnings and what is suppressed, and leaves errors to the error', () => {
    const same = (text: string): string => text;
    const colours = { bold: same, dim: same, red: same, green: same, yellow: same };
    const shown: string[] = [];
    const report = consoleReport({ colours, verbose: false, write: (text) => shown.push(text) });
    report({ event: 'linted', result: resultOf(finding(), finding({ severity: 'warning' }), suppressed) });
    expect(shown.join('').split('\n')).toEqual([
      'lint     sql/schema/a.sql:3:5: HD007: No file declares dbo.Gone.',
      'lint     sql/schema/a.sql:3:5: HD007: No file declares dbo.Gone. Suppressed: kept for a reason',
      'lint     1 error, 1 warning, 1 suppressed finding in 2 files by 19 rules.',
      '',
    ]);
  });
});
