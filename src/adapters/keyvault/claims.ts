import * as z from 'zod/mini';

const id = z.optional(z.string());
const known = z.object({ tid: id, oid: id, appid: id, azp: id });

export interface Claims {
  readonly tenant: string | undefined;
  readonly client: string | undefined;
  readonly object: string | undefined;
}

/** Whom a token names. It is for the service that it was made for to verify; here it is only told. */
export function claimsOf(token: string): Claims {
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { tid, oid, appid, azp } = known.parse(payload);
    return { tenant: tid, client: appid ?? azp, object: oid };
  } catch {
    return { tenant: undefined, client: undefined, object: undefined };
  }
}
