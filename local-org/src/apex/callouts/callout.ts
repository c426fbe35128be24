/**
 * Callouts through Named Credentials: the address from the metadata or the administrator's override, access to the
 * credential's principal, and a token signed with the org's certificate, as the platform makes it.
 */
import { importPKCS8, SignJWT } from 'jose';
import type {
  ExternalCredentialMetadata,
  NamedCredentialMetadata,
} from '../../metadata/credential-metadata.ts';
import type { Org, User } from '../../ports.ts';
import {
  CalloutFailure,
  type CalloutRequest,
  type CalloutResponse,
  type CalloutSender,
} from './callout-types.ts';
import { evaluateFormula, type MergeFields } from './formula.ts';

export interface CalloutOptions {
  org: Org;
  metadata: {
    namedCredentials: NamedCredentialMetadata[];
    externalCredentials: ExternalCredentialMetadata[];
  };
  /** The org's certificate of that name: PKCS#8 PEM and the id that goes into `kid`. */
  certificates: (name: string) => Promise<{ privateKey: string; keyId: string }>;
  /** Named Credential → URL, as an administrator sets it per org; replaces the metadata's. */
  urls?: Record<string, string>;
  /** Milliseconds since 1970; the real time when left out. */
  now?: () => number;
}

/** Claims that are numbers in a JWT although a formula gives text. */
const numericClaims = new Set(['exp', 'nbf', 'iat']);

/** Rejects with CalloutFailure in the platform's words, and with an Error for credentials the local org cannot sign. */
export function createCallouts(options: CalloutOptions): CalloutSender {
  return async (request, userId) => {
    const match = /^callout:(\w+)(.*)$/is.exec(request.endpoint);
    if (!match) {
      throw new CalloutFailure(
        `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`,
      );
    }
    const credential = options.metadata.namedCredentials.find(
      (item) => item.fullName.toLowerCase() === match[1]!.toLowerCase(),
    );
    if (!credential)
      throw new CalloutFailure(
        `The callout couldn't access the endpoint. The named credential "${match[1]}" might not exist.`,
      );
    const base = options.urls?.[credential.fullName] ?? credential.url;
    const authorization = await authorizationFor(credential, userId, options);
    const headers = authorization ? { ...request.headers, Authorization: authorization } : request.headers;
    return deliver({ ...request, endpoint: base.replace(/\/$/, '') + match[2]!, headers });
  };
}

async function authorizationFor(
  credential: NamedCredentialMetadata,
  userId: string,
  options: CalloutOptions,
): Promise<string | null> {
  if (!credential.externalCredential) return null;
  const external = options.metadata.externalCredentials.find(
    (item) => item.fullName === credential.externalCredential,
  );
  if (!external || !mayUse(external, userId, options.org)) {
    throw new CalloutFailure(
      `We couldn't access the credential(s). You might not have the required permissions, or the external credential ` +
        `"${credential.externalCredential}" might not exist.`,
    );
  }
  if (!credential.generateAuthorizationHeader) return null;
  if (external.authenticationProtocol !== 'Jwt') {
    throw new Error(
      `Unsupported by the local org: authentication protocol ${external.authenticationProtocol} of ${external.fullName}`,
    );
  }
  return `Bearer ${await signedToken(external, userId, options)}`;
}

/** Access is given per principal, by permission set. */
function mayUse(external: ExternalCredentialMetadata, userId: string, org: Org): boolean {
  const principals = external.parameters.filter((parameter) => parameter.parameterType === 'NamedPrincipal');
  return principals.some((principal) =>
    org.access.principal(userId, `${external.fullName}-${principal.parameterName}`),
  );
}

async function signedToken(
  external: ExternalCredentialMetadata,
  userId: string,
  options: CalloutOptions,
): Promise<string> {
  const now = options.now?.() ?? Date.now();
  const user = options.org.user(userId);
  const certificateName = external.parameters.find(
    (parameter) => parameter.parameterType === 'SigningCertificate',
  )?.certificate;
  if (!user || !certificateName)
    throw new Error(`${external.fullName} needs a user and a signing certificate`);
  const fields = mergeFields(options.org, user);
  const claims: Record<string, string | number> = { iat: Math.floor(now / 1000) };
  for (const { parameterName, parameterType, parameterValue } of external.parameters) {
    if (parameterType !== 'JwtBodyClaim') continue;
    const value = evaluateFormula(parameterValue ?? '', fields, now);
    claims[parameterName] = numericClaims.has(parameterName) ? Number(value) : value;
  }
  const { privateKey, keyId } = await options.certificates(certificateName);
  const key = await importPKCS8(privateKey, 'RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId }).sign(key);
}

/** Formulas give ids in their 15-character form. */
function mergeFields(org: Org, user: User): MergeFields {
  return {
    '$Organization.Id': org.organizationId.slice(0, 15),
    '$Organization.Name': org.organizationName,
    '$User.Id': user.id.slice(0, 15),
    '$User.Username': user.username,
    '$User.Email': user.email,
    '$User.FirstName': user.firstName,
    '$User.LastName': user.lastName,
  };
}

async function deliver(request: CalloutRequest): Promise<CalloutResponse> {
  try {
    const response = await fetch(request.endpoint, {
      method: request.method,
      headers: request.headers,
      body: request.body === '' ? null : request.body,
      // The platform hands redirects to the program.
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMilliseconds),
    });
    const body = await response.text();
    return {
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      body,
    };
  } catch (error) {
    throw new CalloutFailure(reasonOf(error, request));
  }
}

function reasonOf(error: unknown, request: CalloutRequest): string {
  if ((error as Error).name === 'TimeoutError') return 'Read timed out';
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  if (code === 'ECONNREFUSED') return 'Connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `Unknown host: ${new URL(request.endpoint).hostname}`;
  return `The connection failed${code ? `: ${code}` : ''}`;
}
