const everything = '/.default';

/** `https://vault.azure.net` of the scope `https://vault.azure.net/.default`. */
export function resourceOf(scopes: string | readonly string[]): string {
  const [scope = ''] = typeof scopes === 'string' ? [scopes] : scopes;
  return scope.endsWith(everything) ? scope.slice(0, -everything.length) : scope;
}

/** `https://database.windows.net//.default` of `https://database.windows.net/`: that audience ends with a slash. */
export function scopeOf(resource: string): string {
  return `${resource}${everything}`;
}
