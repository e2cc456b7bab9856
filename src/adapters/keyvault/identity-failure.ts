import { DeployError } from '../../errors/deploy-error.ts';
import { networkFault } from './network-fault.ts';

interface Known {
  readonly what: string;
  readonly remedy: string;
}

/** What Entra refuses, as https://learn.microsoft.com/entra/identity-platform/reference-error-codes lists it. */
const known: Readonly<Record<string, Known>> = {
  AADSTS90002: {
    what: 'the tenant does not exist',
    remedy: 'Correct --tenant: it is the id of the directory that the application is in.',
  },
  AADSTS700016: {
    what: 'the application is not in that tenant',
    remedy: 'Correct --client or --tenant: both stand on the overview page of the app registration.',
  },
  AADSTS7000215: {
    what: 'the client secret is wrong',
    remedy: 'Set the value of the secret, not its id, and look whether it was renewed.',
  },
  AADSTS7000222: {
    what: 'the client secret has expired',
    remedy: 'Make a new one, or use a federated credential, which needs none.',
  },
  AADSTS700027: {
    what: 'the certificate is not one of the application, or its signature is wrong',
    remedy: 'Upload the certificate to the app registration, and look at this machine’s clock.',
  },
  AADSTS700024: {
    what: 'the assertion is outside the time in which it is valid',
    remedy: 'Look at this machine’s clock: it must agree with the time of day.',
  },
  AADSTS700211: {
    what: 'no federated credential trusts the issuer of the assertion',
    remedy: 'Add a federated credential for this platform to the app registration.',
  },
  AADSTS700213: {
    what: 'no federated credential fits the subject of the assertion',
    remedy:
      'Make its subject that of this job: repository and environment on GitHub, the service connection on Azure Pipelines.',
  },
  AADSTS70021: {
    what: 'no federated credential fits the assertion',
    remedy: 'Make issuer, subject and audience of the federated credential those of this job.',
  },
};

/**
 * What stopped a sign-in, told without the request or the answer: both hold what is secret.
 * @param kind the identity that was chosen
 * @param heard what kept an answer away, if something did
 */
export function identityFailure(thrown: unknown, kind: string, heard?: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const code = /AADSTS\d+/.exec(text)?.[0];
  if (code !== undefined) {
    const { what, remedy } = known[code] ?? {
      what: 'it said no more that is known here',
      remedy: `See https://login.microsoftonline.com/error?code=${code.slice('AADSTS'.length)}.`,
    };
    return new DeployError({
      code: 'IDENTITY_REFUSED',
      what: `Entra refused the identity ${kind} (${code}): ${what}.`,
      remedy,
      evidence: { identity: kind, code },
    });
  }
  const network = networkFault(thrown) ?? networkFault(heard);
  if (network !== undefined) {
    return new DeployError({
      code: 'IDENTITY_UNAVAILABLE',
      what: `The identity ${kind} got no answer: ${network.what}.`,
      remedy: network.remedy,
      evidence: { identity: kind },
    });
  }
  return new DeployError({
    code: 'IDENTITY_REFUSED',
    what: `The identity ${kind} got no token: ${firstLine(text)}.`,
    remedy: 'hartonomous doctor --secrets tries it alone; see docs/adr/0008 for what each kind needs.',
    evidence: { identity: kind },
  });
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[.,:]\s*$/, '');
}
