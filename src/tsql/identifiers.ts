/** The parts of a name whose every part is in brackets, as the model engine writes names: `[dbo].[a]]b]`. */
export function nameParts(name: string): readonly string[] {
  return [...name.matchAll(/\[((?:[^\]]|\]\])*)\]/g)].map(([, part = '']) => part.replaceAll(']]', ']'));
}

/** A delimited name: `[dbo].[a]]b]`. */
export function delimited(...parts: readonly string[]): string {
  return parts.map((part) => `[${part.replaceAll(']', ']]')}]`).join('.');
}

/** A name as people write it: brackets are left only where a part needs them. */
export function plainName(name: string): string {
  return nameParts(name)
    .map((part) => (/^[\p{L}_@#$][\p{L}\p{N}_@#$]*$/u.test(part) ? part : delimited(part)))
    .join('.');
}

/** A Unicode string literal. */
export function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}
