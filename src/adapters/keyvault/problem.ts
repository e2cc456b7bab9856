import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { DeployError } from '../../errors/deploy-error.ts';
import { referenceText, type SecretReference } from '../../ports/secret-reference.ts';
import type { SecretProblem } from '../../ports/secrets.ts';
import { networkFault } from './network-fault.ts';
import type { Version } from './newest.ts';
import { refusalText } from './refusal-text.ts';

/** What is wrong with one secret, before it is known which name asked for it. */
export type Trouble = Pick<SecretProblem, 'fault' | 'what' | 'remedy'>;

/** Carries trouble to where those of all secrets are gathered. */
export class SecretTrouble extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.what);
    this.trouble = trouble;
  }
}

/** The vault gives the value of an expired secret as if nothing were the matter, so this is looked at here. */
export function troubleOf({ enabled, expiresOn, notBefore }: Version, now: Date): Trouble | undefined {
  if (enabled === false) return disabled;
  if (expiresOn !== undefined && expiresOn <= now) {
    return {
      fault: 'expired',
      what: `expired at ${expiresOn.toISOString()}`,
      remedy: 'Store a new version, and name it if the old one is named.',
    };
  }
  if (notBefore !== undefined && notBefore > now) {
    return {
      fault: 'not yet valid',
      what: `is valid from ${notBefore.toISOString()} only`,
      remedy: 'Wait until then, or name an earlier version.',
    };
  }
  return undefined;
}

export const disabled: Trouble = {
  fault: 'disabled',
  what: 'is disabled',
  remedy: 'Enable that version, or name another.',
};

export function missing({ secret, version, host }: SecretReference): Trouble {
  return {
    fault: 'missing',
    what: version === undefined ? `is not in ${host}` : `has no version ${version} in ${host}`,
    remedy: `Look at az keyvault secret list-versions --vault-name ${host.split('.')[0]} --name ${secret}; what was deleted can be recovered.`,
  };
}

export const ambiguous: Trouble = {
  fault: 'ambiguous',
  what: 'has several newest versions, created in the same second',
  remedy: 'Name the one that is meant: vault/secret@version.',
};

interface Refusal extends Error {
  readonly statusCode?: number;
  readonly request?: PipelineRequest;
}

/**
 * What the vault said no to.
 * @param read what was tried: the value, or metadata alone
 * @throws whatever is about the identity and not about this secret
 */
export function refusalOf(thrown: unknown, reference: SecretReference, read: 'value' | 'metadata'): Trouble {
  if (thrown instanceof SecretTrouble) return thrown.trouble;
  if (thrown instanceof DeployError) throw thrown;
  const { statusCode, message, request } = thrown as Refusal;
  const { host } = reference;
  if (statusCode === 404) return missing(reference);
  if (statusCode === 403) {
    const inner = `${message} ${refusalText(request)}`;
    if (/SecretDisabled|disabled secret/i.test(inner)) return disabled;
    const firewall = /ForbiddenByFirewall|ForbiddenByConnection|client address is not authorized/i.test(
      inner,
    );
    return {
      fault: 'forbidden',
      what: firewall
        ? `is behind the firewall of ${host}`
        : `may not be read (${read}) by this identity in ${host}`,
      remedy: firewall
        ? 'Let the network of this machine in, or run on one that is.'
        : `Give it the role ${read === 'value' ? 'Key Vault Secrets User' : 'Key Vault Reader'} on the secret or the vault${read === 'value' ? '' : ', or the permission list'}.`,
    };
  }
  if (statusCode === 429 || (statusCode !== undefined && statusCode >= 500)) {
    const busy = statusCode === 429 ? 'throttles its callers' : `fails with status ${statusCode}`;
    return {
      fault: 'unreachable',
      what: `could not be read: ${host} ${busy}, and did so until the last attempt`,
      remedy: 'Try again later; a vault takes some 4,000 requests in ten seconds.',
    };
  }
  if (statusCode === 401) {
    return {
      fault: 'forbidden',
      what: `may not be read: ${host} does not take the token`,
      remedy: 'Look whether vault and identity belong to the same tenant.',
    };
  }
  if (/challenge resource|challenge contains invalid scope/.test(message)) {
    return {
      fault: 'unreachable',
      what: `was not asked for: what answers as ${host} wants a token for another service`,
      remedy: 'Look at the name of the vault, and who answers to it.',
    };
  }
  if (statusCode !== undefined) {
    return {
      fault: 'unreachable',
      what: `could not be read: ${host} answered with status ${statusCode}`,
      remedy: 'Look at the name of the vault, and who answers to it.',
    };
  }
  const network = networkFault(thrown);
  if (network === undefined) throw thrown;
  return {
    fault: 'unreachable',
    what: `could not be read, because ${host} did not answer: ${network.what}`,
    remedy: network.remedy,
  };
}

/** All problems as one error; a person mends them together. */
export function problemsError(problems: readonly SecretProblem[]): DeployError {
  const outside = problems.some(({ fault }) => fault === 'forbidden' || fault === 'unreachable');
  const [only] = problems;
  const lines = problems.map(({ name, reference, what, remedy }) => {
    return `${name} (${referenceText(reference)}) ${what}. ${remedy}`;
  });
  return new DeployError({
    code: outside ? 'SECRETS_REFUSED' : 'SECRETS_UNUSABLE',
    what:
      problems.length === 1 && only !== undefined
        ? `The secret ${only.name} (${referenceText(only.reference)}) ${only.what}.`
        : `${problems.length} secrets cannot be used:${lines.map((line) => `\n  - ${line}`).join('')}\n`,
    remedy:
      problems.length === 1 && only !== undefined ? only.remedy : 'hartonomous doctor --secrets looks again.',
    evidence: { problems },
  });
}
