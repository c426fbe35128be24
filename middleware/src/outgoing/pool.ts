import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { Agent, type Dispatcher } from 'undici';
import { checkResolved } from '../core/endpoint.ts';
import { ProviderError } from '../core/provider-error.ts';

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
/** How net and tls ask for the address of a name (`dns.lookup`). */
export type Resolve = (hostname: string, options: LookupOptions, found: Found) => void;

/** Connections kept open to each host. Its time limits are off: the watch decides when a call took too long. */
const LIMITS = { connections: 128, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000 };

/**
 * Name resolution that gives out only addresses we may connect to. It runs when the socket is opened, so a name that
 * led elsewhere a moment ago (DNS rebinding) is refused here.
 */
export function checkedResolve(development: boolean, resolve: Resolve = lookup as Resolve): Resolve {
  return (hostname, options, found) =>
    resolve(hostname, options, (error, address, family) => {
      if (error) return found(error, address, family);
      const addresses = typeof address === 'string' ? [{ address }] : address;
      const bad = addresses.some((one) => checkResolved(one.address, { development }) !== null);
      found(bad ? new ProviderError('MODEL_INVALID_REQUEST') : null, address, family);
    });
}

const pools = new Map<boolean, Dispatcher>();

/** The pool of this process; development allows this machine. */
export function poolFor(development: boolean): Dispatcher {
  const known = pools.get(development);
  if (known) return known;
  const pool = new Agent({ ...LIMITS, connect: { lookup: checkedResolve(development) } });
  pools.set(development, pool);
  return pool;
}
