import type { Rule } from '../../tsql/lint/rule.ts';

/** docs/LINT.md, from the rules themselves. */
export function lintRulesPage(rules: readonly Rule[]): string {
  const sections = rules.flatMap(({ id, title, severity, why, source, fix }) => [
    `## ${id}: ${title}`,
    '',
    `${severity === 'error' ? 'Refuses the build.' : 'Is told and refuses nothing.'} ${why}`,
    '',
    `**Fix.** ${fix}`,
    '',
    `Source: ${source}. Examples: [what is found](../test/golden/lint/${id}/expected.txt), [what is right](../test/golden/lint/${id}/passes).`,
    '',
  ]);
  const rows = rules.map(
    ({ id, title, severity }) => `| [${id}](#${anchor(`${id}: ${title}`)}) | ${title} | ${severity} |`,
  );
  const lines = [
    ...introduction,
    '| id | rule | severity |',
    '| -- | ---- | -------- |',
    ...rows,
    '',
    ...sections,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const introduction = [
  '# Lint',
  '',
  'Generated from `src/tsql/lint/rules`; a test compares. `hartonomous lint` looks at `sql/`, `clr/` and `config/`, and so does every build before it compiles a model. It reads words and names, not grammar, so that it does not depend on what platforms the DacFx at hand knows, sees what DacFx leaves out (seeds, comments, text within strings), and takes milliseconds; what it cannot be sure of it leaves to the model engine, which checks everything again.',
  '',
  'A finding may stand for a reason, on the line above it: `-- hartonomous:allow HD012 the word is what the column is about`. Suppressed findings are counted and shown.',
  '',
];

/** As GitHub makes it: lower case, blanks to hyphens, other marks gone. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
