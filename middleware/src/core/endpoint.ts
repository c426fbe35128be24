/** What an endpoint of a model record may be, as far as its text tells. The DNS answer is checked where it is asked. */

export interface EndpointRules {
  /** True on a developer's machine: plain http to the machine itself is allowed. */
  development: boolean;
}

/** Names under which clouds serve credentials to whoever asks from inside. */
const METADATA_HOSTS = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data',
  'metadata.azure.internal',
]);

/** The same as addresses: Alibaba, Oracle, Azure. The others' are link-local. */
const METADATA_ADDRESSES = new Set(['100.100.100.200', '192.0.0.192', '168.63.129.16']);

/** A dated version of Azure OpenAI is a part of its address; no other query is, and keys are found in them. */
const ALLOWED_QUERY = /^(?:\?api-version=\d{4}-\d{2}-\d{2}(?:-preview)?)?$/;

/** Null when requests may go there, else the reason in a sentence. */
export function checkEndpoint(endpoint: string, { development }: EndpointRules): string | null {
  if (!URL.canParse(endpoint)) return 'The endpoint is not a URL';
  const url = new URL(endpoint);
  if (url.username || url.password) return 'The endpoint has credentials in it: store them as a credential';
  if (!ALLOWED_QUERY.test(url.search) || url.hash)
    return 'The endpoint has a query or a fragment: give only the base address';
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (METADATA_HOSTS.has(host)) return 'The endpoint is a metadata service';
  const loopback = isLoopback(host);
  if (url.protocol === 'http:' && !(development && loopback)) return 'The endpoint must use https';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The endpoint must use https';
  if (loopback && !development) return 'The endpoint is this machine: only a development set-up may use it';
  return checkAddress(host);
}

/** Null when a connection to this resolved address may be opened, else the reason: asked when the socket is made. */
export function checkResolved(address: string, { development }: EndpointRules): string | null {
  const plain = address.toLowerCase().replace(/%.*$/, '');
  if (isLoopback(plain) && !development) return 'The endpoint is this machine';
  return checkAddress(plain);
}

/** Null when an IP address may be connected to, else the reason; null for anything that is no address. */
export function checkAddress(host: string): string | null {
  const v4 = v4Of(host);
  if (v4?.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/.test(host))
    return 'The endpoint is a link-local address';
  if ((v4 && METADATA_ADDRESSES.has(v4)) || host === 'fd00:ec2::254') {
    return 'The endpoint is a metadata service';
  }
  if (v4 && /^(?:0\.|22[4-9]\.|23\d\.|24\d\.|25\d\.)/.test(v4)) return 'The endpoint is no host address';
  return host === '::' || /^ff[0-9a-f]{2}:/.test(host) ? 'The endpoint is no host address' : null;
}

/** True for localhost and the loopback addresses. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    (v4Of(host)?.startsWith('127.') ?? false)
  );
}

/**
 * The IPv4 address of a host, also when an IPv6 one stands for it: mapped (RFC 4291 2.5.5.2), translated (RFC 6052
 * 64:ff9b::/96) or 6to4 (RFC 3056 2002::/16).
 */
function v4Of(host: string): string | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host;
  const dotted = /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(host);
  if (dotted) return dotted[1] ?? null;
  const hex =
    /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host) ??
    /^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):/.exec(host);
  if (!hex) return null;
  const [high = 0, low = 0] = hex.slice(1).map((part) => parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
