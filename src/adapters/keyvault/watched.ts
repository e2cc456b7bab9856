import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { DeployError } from '../../errors/deploy-error.ts';
import { Secret } from '../../errors/secret.ts';
import { claimsOf } from './claims.ts';
import { type Expected, expectedOf, type Identity } from './identity.ts';
import { identityFailure } from './identity-failure.ts';

/**
 * A credential whose tokens are known to the mask before anything is done with them, whose failures say what to do,
 * and which gives no token of anybody else: an old Arc agent answers with the machine's own identity whatever one
 * it was asked for.
 */
export function watched(
  identity: Identity,
  make: (tell: (error: unknown) => void) => TokenCredential,
  mask: (text: string) => void,
): TokenCredential {
  const { kind } = identity;
  const expected = expectedOf(identity);
  const heard: { last?: unknown } = {};
  const credential = make((error) => {
    heard.last = error;
  });
  return {
    async getToken(scopes, options): Promise<AccessToken | null> {
      if (options?.tenantId !== undefined) refuseOtherTenant(kind, expected.tenant, options.tenantId);
      delete heard.last;
      const given = await credential.getToken(scopes, options).catch((thrown: unknown) => {
        throw identityFailure(thrown, kind, heard.last);
      });
      if (given === null) return null;
      new Secret(given.token, mask);
      refuseOthers(kind, expected, given.token);
      return given;
    },
  };
}

/** A vault names the tenant whose tokens it takes. */
function refuseOtherTenant(kind: string, own: string | undefined, asked: string): void {
  if (own === undefined || own.toLowerCase() === asked.toLowerCase()) return;
  throw new DeployError({
    code: 'IDENTITY_REFUSED',
    what: `The vault belongs to the tenant ${asked}, and the identity ${kind} to ${own}.`,
    remedy: 'Correct --tenant, or name a vault of that tenant.',
    evidence: { identity: kind, vault: asked, tenant: own },
  });
}

function refuseOthers(kind: string, expected: Expected, token: string): void {
  const told = claimsOf(token);
  for (const claim of ['tenant', 'client'] as const) {
    const wanted = expected[claim];
    const got = told[claim];
    if (wanted === undefined || got === undefined || wanted.toLowerCase() === got.toLowerCase()) continue;
    throw new DeployError({
      code: 'IDENTITY_REFUSED',
      what: `The identity ${kind} gave a token of the ${claim} ${got}, not of ${wanted}.`,
      remedy: `Correct --${claim}, or the identity that this machine was given.`,
      evidence: { identity: kind, claim, wanted, got },
    });
  }
}
