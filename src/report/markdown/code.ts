/*
 * Text from a database or an error may hold anything: table pipes, HTML, mentions, fences. It goes into
 * Markdown as code only, where nothing in it is interpreted.
 */

/** One line of foreign text as a code span that is also safe in a table. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  if (!/[`|\\]/.test(line)) return `\`${line}\``;
  const escaped = line.replace(/[&<>`|\\*_~[\]!@#]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** Lines of foreign text as a fenced block, with a fence longer than any in the text. */
export function codeBlock(text: string, language = 'text'): readonly string[] {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...text.trimEnd().split(/\r\n?|\n/), fence];
}
