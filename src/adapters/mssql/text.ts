/** A Unicode string as T-SQL writes it. */
export function textLiteral(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

/** A name as T-SQL writes it. */
export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
