import { ProviderError } from '../../core/provider-error.ts';

/** Headers the SDKs set by themselves, and those that carry the key. Whatever else stands in a header is looked at. */
const OWN_HEADERS =
  /^(?:authorization|x-api-key|api-key|accept|content-type|content-length|user-agent|anthropic-version|x-stainless-.+|idempotency-key|x-goog-api-(?:key|client)|amz-sdk-.+|x-amz-.+|host|date|x-content-sha256|(?:opc-)?compartment-?id)$/;

/**
 * The texts of a call that an SDK is about to make: what its body says (the values, not the names of its fields), the
 * query of its address, and headers that are not the SDK's own. Throws when the body is no text: it could not be looked at.
 */
export function textsOf(url: string, init: RequestInit | undefined): string[] {
  const body = init?.body ?? '';
  if (typeof body !== 'string') throw new ProviderError('MODEL_INVALID_REQUEST');
  const headers = [...new Headers(init?.headers)].filter(([name]) => !OWN_HEADERS.test(name));
  const texts = [new URL(url).search, ...headers.map(([, value]) => value), ...valuesOf(body)];
  return texts.filter((text) => text !== '');
}

function valuesOf(body: string): string[] {
  if (body === '') return [];
  try {
    return stringsIn(JSON.parse(body));
  } catch {
    return [body];
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
