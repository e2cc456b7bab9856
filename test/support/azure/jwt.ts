const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that says what it says; its last part stands for the signature. */
export function token(claims: Readonly<Record<string, unknown>>, signature: string): string {
  return [
    encoded({ typ: 'JWT', alg: 'RS256' }),
    encoded(claims),
    Buffer.from(signature).toString('base64url'),
  ].join('.');
}

export function claimsIn(jwt: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
