/** OAuth 2.0: token (JWT bearer), revoke, userinfo, the identity address, and the way into the browser. */
import { notFound, OrgError } from '../errors.ts';
import type { Row, User } from '../ports.ts';
import { sessionCookieHeader } from '../session.ts';
import { OAuthError, userOfAssertion } from './assertion.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const testedBy = 'conformance/oauth.test.ts';
const bearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const row = (
  method: RouteRow['method'],
  path: string,
  notes: string,
  handler: RouteRow['handler'],
): RouteRow => ({
  family: 'oauth',
  method,
  path,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const oauthRoutes: RouteRow[] = [
  {
    ...row('POST', '/services/oauth2/token', 'grant type JWT bearer only', token),
    status: 'partial',
    open: true,
  },
  { ...row('POST', '/services/oauth2/revoke', 'ends a session', revoke), open: true },
  row('GET', '/services/oauth2/userinfo', 'OpenID claims of the user', userinfo),
  row('GET', '/services/oauth2/singleaccess', 'an address that opens the browser as this user', singleAccess),
  { ...row('GET', '/secur/frontdoor.jsp', 'a session id becomes the cookie `sid`', frontdoor), open: true },
  row('GET', '/id/:organization/:user', 'identity', identity),
];

async function token(call: ApiCall): Promise<ApiAnswer> {
  const form = (call.body ?? {}) as Record<string, string>;
  try {
    if (form.grant_type !== bearerGrant) {
      throw new OAuthError(
        'unsupported_grant_type',
        `grant type not supported: ${form.grant_type ?? '(none)'}`,
      );
    }
    const user = await userOfAssertion(call.parts, form.assertion ?? '');
    return ok(grant(call, user));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return { status: 400, body: { error: error.error, error_description: error.message } };
  }
}

function grant(call: ApiCall, user: User): Row {
  const { sessions, org } = call.parts;
  const session = sessions.create(user.id);
  return {
    access_token: session.accessToken,
    scope: 'api refresh_token',
    instance_url: org.origin,
    id: `${org.origin}/id/${org.organizationId}/${user.id}`,
    token_type: 'Bearer',
    api_instance_url: org.origin,
  };
}

function revoke(call: ApiCall): ApiAnswer {
  const form = (call.body ?? {}) as Record<string, string>;
  const accessToken = form.token ?? call.query.get('token') ?? '';
  if (call.parts.sessions.revoke(accessToken)) return { status: 200 };
  return { status: 400, body: { error: 'invalid_token', error_description: 'invalid token' } };
}

function userinfo(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const { user } = call.caller;
  return ok({
    sub: `${org.origin}/id/${org.organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: org.organizationId,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.name,
    given_name: user.firstName,
    family_name: user.lastName,
    email: user.email,
    email_verified: true,
    active: user.active,
    user_type: 'STANDARD',
    urls: { rest: `${org.origin}/services/data/v{version}/`, custom_domain: org.origin },
  });
}

/** Everybody may ask for their own identity only. */
function identity(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const { user } = call.caller;
  const { organization, user: asked } = call.parameters;
  if (organization!.slice(0, 15) !== org.organizationId.slice(0, 15)) throw notFound();
  if (asked!.slice(0, 15) !== user.id.slice(0, 15))
    throw new OrgError('INSUFFICIENT_ACCESS', 'Wrong_Org_Or_User');
  return ok({
    id: `${org.origin}/id/${org.organizationId}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: org.organizationId,
    username: user.username,
    nick_name: user.username.split('@')[0],
    display_name: user.name,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    active: user.active,
    user_type: 'STANDARD',
    urls: {
      rest: `${org.origin}/services/data/v{version}/`,
      sobjects: `${org.origin}/services/data/v{version}/sobjects/`,
    },
  });
}

/** The address carries a session of its own, so that revoking the API's token does not end the browser's. */
function singleAccess(call: ApiCall): ApiAnswer {
  const { sessions, org } = call.parts;
  const session = sessions.create(call.caller.user.id);
  const target = call.query.get('redirect_uri') ?? '/';
  const parameters = new URLSearchParams({ sid: session.accessToken, retURL: target });
  return ok({ frontdoor_uri: `${org.origin}/secur/frontdoor.jsp?${parameters.toString()}` });
}

function frontdoor(call: ApiCall): ApiAnswer {
  const session = call.parts.sessions.find(call.query.get('sid') ?? '');
  if (!session) return { status: 302, headers: { location: '/login' } };
  const target = call.query.get('retURL') ?? call.query.get('startURL') ?? '/';
  // Only paths of this org: a target elsewhere would hand people to another site. Browsers drop tabs: /<tab>/x is //x.
  const location = /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(target) ? target : '/';
  return { status: 302, headers: { location, 'set-cookie': sessionCookieHeader(session) } };
}
