import { X509Certificate, type KeyObject } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from 'jose';
import { AppError } from '../errors.ts';
import type { OrgRegistration, OrgRegistry } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const AUDIENCE = 'urn:byom:gateway';
const ALGORITHM = 'RS256';
const LONGEST_LIFETIME_SECONDS = 300;
/** Clocks differ a little; more than this is somebody else's mistake. */
const FUTURE_TOLERANCE_SECONDS = 30;
const PAST_TOLERANCE_SECONDS = 5;

/**
 * Says who is calling: the org that signed the token and the person it names. Each reason to refuse has its own code;
 * claims are believed, and only then looked at, when the signature is one of the org's pinned certificates.
 */
export async function authenticate(
  registry: OrgRegistry,
  authorization: string | undefined,
): Promise<Caller> {
  const token = bearerOf(authorization);
  if (!token) throw new AppError('TOKEN_MISSING');
  const { header, unverified } = decode(token);
  if (header.alg !== ALGORITHM) throw new AppError('TOKEN_ALGORITHM_REFUSED');
  const issuer = unverified.iss;
  if (typeof issuer !== 'string' || !isSalesforceId(issuer))
    throw new AppError('TOKEN_CLAIMS_INVALID', { detail: 'iss' });
  const org = await registry.find(toId18(issuer));
  if (!org) throw new AppError('TOKEN_ORG_UNKNOWN');
  const claims = await verify(token, header.kid, org);
  checkTimes(claims, Math.floor(Date.now() / 1000));
  if (![claims.aud].flat().includes(AUDIENCE)) throw new AppError('TOKEN_AUDIENCE_WRONG');
  return callerOf(claims, org);
}

/** The value behind `Bearer`, or null. */
export function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

function decode(token: string): { header: { alg?: string; kid?: string }; unverified: JWTPayload } {
  try {
    return { header: decodeProtectedHeader(token), unverified: decodeJwt(token) };
  } catch (cause) {
    throw new AppError('TOKEN_MALFORMED', { cause });
  }
}

/** The certificate the key id names comes first, then the other one: Salesforce's key ids are not documented. */
async function verify(token: string, keyId: string | undefined, org: OrgRegistration): Promise<JWTPayload> {
  const ordered = org.certificates.toSorted(
    (left, right) => rank(right.keyId, keyId) - rank(left.keyId, keyId),
  );
  for (const { pem } of ordered) {
    try {
      await checkSignature(token, pem);
      return decodeJwt(token);
    } catch (cause) {
      if (!(cause instanceof errors.JWSSignatureVerificationFailed))
        throw new AppError('TOKEN_MALFORMED', { cause });
    }
  }
  throw new AppError('TOKEN_SIGNATURE_INVALID');
}

/** Signatures that were found good. Only that is remembered: times and audience are looked at each time. */
const good = new Map<string, string>();
const MOST_REMEMBERED = 1000;

/** An org uses a token for all calls of its two minutes, and checking a signature is the dearest part of a small call. */
async function checkSignature(token: string, pem: string): Promise<void> {
  if (good.get(token) === pem) return;
  await compactVerify(token, publicKey(pem), { algorithms: [ALGORITHM] });
  if (good.size >= MOST_REMEMBERED) good.clear();
  good.set(token, pem);
}

const rank = (pinned: string | null, asked: string | undefined): number =>
  pinned && pinned === asked ? 1 : 0;

const keys = new Map<string, KeyObject>();

/** Reading a certificate takes longer than checking a signature; there are two per org. */
function publicKey(pem: string): KeyObject {
  const known = keys.get(pem);
  if (known) return known;
  const key = new X509Certificate(pem).publicKey;
  if (keys.size > 1000) keys.clear();
  keys.set(pem, key);
  return key;
}

function checkTimes(claims: JWTPayload, now: number): void {
  const { exp, iat, nbf } = claims;
  if (typeof exp !== 'number') throw new AppError('TOKEN_CLAIMS_INVALID', { detail: 'exp' });
  for (const [name, value] of Object.entries({ iat, nbf })) {
    if (value === undefined) continue;
    if (typeof value !== 'number') throw new AppError('TOKEN_CLAIMS_INVALID', { detail: name });
    if (value > now + FUTURE_TOLERANCE_SECONDS) throw new AppError('TOKEN_FROM_THE_FUTURE');
  }
  if (exp < now - PAST_TOLERANCE_SECONDS) throw new AppError('TOKEN_EXPIRED');
  const tooFar = exp > now + LONGEST_LIFETIME_SECONDS + FUTURE_TOLERANCE_SECONDS;
  const tooLong = iat !== undefined && exp - iat > LONGEST_LIFETIME_SECONDS;
  if (tooFar || tooLong) throw new AppError('TOKEN_LIFETIME_TOO_LONG');
}

function callerOf(claims: JWTPayload, org: OrgRegistration): Caller {
  const { sub, uid } = claims;
  if (typeof sub !== 'string' || sub === '') throw new AppError('TOKEN_CLAIMS_INVALID', { detail: 'sub' });
  if (typeof uid !== 'string' || !isSalesforceId(uid))
    throw new AppError('TOKEN_CLAIMS_INVALID', { detail: 'uid' });
  return { orgId: org.orgId, userId: toId18(uid), username: sub };
}
