/** What kept an answer away, and what to do about it. */
export interface NetworkFault {
  readonly what: string;
  readonly remedy: string;
}

/** As https://nodejs.org/api/tls.html#x509-certificate-error-codes lists them. */
const certificateCodes =
  /\b((DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+|INVALID_CA|ERR_TLS_CERT\w+)\b/;
const timeouts = /AbortError|TimeoutError|aborted|ETIMEDOUT|ESOCKETTIMEDOUT/i;
const noConnection =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|socket hang up/i;

/** Recognized by code and name along the chain of causes, because the SDKs wrap some errors and rewrite others. */
export function networkFault(thrown: unknown): NetworkFault | undefined {
  const text = causesOf(thrown)
    .map((error) => `${error.name} ${error.code ?? ''} ${error.message}`)
    .join('\n');
  if (certificateCodes.test(text)) {
    return {
      what: 'its TLS certificate does not verify, so nothing was sent',
      remedy:
        'If a proxy of your own opens TLS, name its authority with NODE_EXTRA_CA_CERTS; otherwise somebody sits in between.',
    };
  }
  if (timeouts.test(text)) {
    return {
      what: 'none came in time',
      remedy: 'Look at the network, a proxy or a firewall on the way, and try again.',
    };
  }
  const [code] = noConnection.exec(text) ?? [];
  if (code === undefined) return undefined;
  return {
    what: `the connection failed (${code})`,
    remedy: 'Look at the name, the network, and HTTPS_PROXY if there is a proxy.',
  };
}

interface Thrown extends Error {
  readonly code?: string;
}

function causesOf(thrown: unknown): readonly Thrown[] {
  if (!(thrown instanceof Error)) return [];
  return [thrown, ...causesOf(thrown.cause)];
}
