import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Finding, LintResult } from '../errors/finding.ts';
import type { Rule } from '../tsql/lint/rule.ts';
import { rules } from '../tsql/lint/rules/index.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * The lint's findings as SARIF 2.1.0, which GitHub's code scanning and Azure's scan tab show at their lines. Paths
 * are relative to the project. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog({ findings }: LintResult): Log {
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hartonomous lint', rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { PROJECT: { description: { text: 'The folder that holds sql/ and clr/.' } } },
        results: findings.map(resultOf),
      },
    ],
  };
}

function descriptorOf({ id, title, why, fix, severity }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function resultOf({ rule, severity, place, length, text, fix, suppressed }: Finding): Result {
  const { file, line, column } = place;
  const region = { startLine: line, startColumn: column, endLine: line, endColumn: column + length };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${text} ${fix}` },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: 'PROJECT' }, region } }],
    ...(suppressed === null ? {} : { suppressions: [{ kind: 'inSource', justification: suppressed }] }),
  };
}
