/** A client app with its key, and assertions signed with it, as tests and `sf` use them. */
import { importPKCS8, SignJWT } from 'jose';
import type { ClientApp } from '../api/route.ts';
import { createCertificates } from '../certificates.ts';

export interface TestClientApp extends ClientApp {
  /** PKCS#8 PEM. */
  privateKey: string;
}

/** One key pair for a whole test process: making one takes a while. */
const pair = createCertificates(null);

/** An app approved for holders of these permission sets. */
export async function testClientApp(permissionSets: string[], keyName = 'client'): Promise<TestClientApp> {
  const { certificate, privateKey } = await pair(keyName);
  return { consumerKey: 'consumer-key', certificate, privateKey, permissionSets };
}

export interface AssertionClaims {
  username: string;
  audience: string;
  /** Seconds from now; default 180. */
  expiresIn?: number;
}

/** A signed assertion of the JWT bearer flow. */
export async function signAssertion(app: TestClientApp, claims: AssertionClaims): Promise<string> {
  const key = await importPKCS8(app.privateKey, 'RS256');
  const expires = Math.floor(Date.now() / 1000) + (claims.expiresIn ?? 180);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(app.consumerKey)
    .setSubject(claims.username)
    .setAudience(claims.audience)
    .setExpirationTime(expires)
    .sign(key);
}
