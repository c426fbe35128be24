import { checkEndpoint, type EndpointRules } from './endpoint.ts';

/** A host of a credential, or why it cannot be one. */
export type HostCheck = { host: string; problem: null } | { host: null; problem: string };

/**
 * Reads `models.example` or `models.example:8443`, as it stands in the address of a model: the very spelling that addresses
 * are compared in, so no scheme, path, user, closing dot or other notation of an IP address.
 */
export function readHost(text: string): HostCheck {
  const address = `https://${text}`;
  const host = URL.canParse(address) ? new URL(address).host : '';
  const plain = host !== '' && host === text.toLowerCase() && !/\.(?::\d+)?$/.test(host);
  if (!plain) return { host: null, problem: 'must be a host, with its port if it has one' };
  return { host, problem: null };
}

/** The same, and refuses hosts that no model may be on: metadata services, link-local addresses, this machine. */
export function readModelHost(text: string, rules: EndpointRules): HostCheck {
  const read = readHost(text);
  const refused = read.host === null ? null : checkEndpoint(`https://${read.host}`, rules);
  return refused === null ? read : { host: null, problem: refused };
}
