import type { Finding, LintResult } from '../errors/finding.ts';

/*
 * Lines that a CI platform turns into annotations at a file's line. Text from a source file goes into them, so it
 * is escaped as each platform asks for: a line break would begin another command.
 */

/**
 * Workflow commands of GitHub.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubAnnotations(result: LintResult): readonly string[] {
  return openFindings(result).map(({ severity, rule, place: { file, line, column }, length, text, fix }) => {
    const properties = {
      ...{ file, line, endLine: line, col: column, endColumn: column + length },
      title: rule,
    };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${githubProperty(`${value}`)}`);
    return `::${severity} ${list.join(',')}::${githubData(`${text} ${fix}`)}`;
  });
}

/**
 * Logging commands of Azure Pipelines.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning
 */
export function azureAnnotations(result: LintResult): readonly string[] {
  return openFindings(result).map(({ severity, rule, place: { file, line, column }, text, fix }) => {
    const properties = {
      type: severity,
      ...{ sourcepath: file, linenumber: line, columnnumber: column, code: rule },
    };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${azureProperty(`${value}`)};`);
    return `##vso[task.logissue ${list.join('')}]${azureData(`${text} ${fix}`)}`;
  });
}

function openFindings({ findings }: LintResult): readonly Finding[] {
  return findings.filter(({ suppressed }) => suppressed === null);
}

function githubData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The percent sign has a form of its own there, since older agents left `%25` as it was. */
function azureData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function azureProperty(text: string): string {
  return azureData(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
