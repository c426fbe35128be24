/** `/`, `/login` and `/logout`. */
import { Router, urlencoded, type Request, type Response } from 'express';
import { sessionCookie, sessionCookieHeader, tokenOfRequest } from '../../session.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { loginPage, peopleToChoose, type LoginPageParts } from './login-page.ts';
import { sameOriginOnly } from './same-origin.ts';
import { safeStartUrl, signedInUser, type GuardParts } from './session-guard.ts';

type LoginParts = LoginPageParts & GuardParts;

function showLogin(parts: LoginParts, request: Request, response: Response, status: number): void {
  const startUrl = safeStartUrl(request.query.startURL);
  response
    .status(status)
    .set('Content-Security-Policy', contentSecurityPolicy(null, []))
    .set('Cache-Control', 'no-store');
  response.type('html').send(loginPage(parts, startUrl));
}

function logIn(parts: LoginParts, request: Request, response: Response): void {
  const { userId, startURL } = (request.body ?? {}) as Record<string, unknown>;
  const user = peopleToChoose(parts).find((each) => each.id === userId || each.username === userId);
  if (!user) return showLogin(parts, request, response, 400);
  response.set('Set-Cookie', sessionCookieHeader(parts.sessions.create(user.id)));
  response.redirect(303, safeStartUrl(startURL));
}

function logOut(parts: LoginParts, request: Request, response: Response): void {
  const token = tokenOfRequest({ cookie: request.headers.cookie ?? '' });
  if (token) parts.sessions.revoke(token);
  response.set('Set-Cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
  response.redirect(303, '/');
}

/** A person who is signed in already goes on to the shell; `?switch` lets them choose again. */
export function loginRoutes(parts: LoginParts): Router {
  const router = Router();
  router.get('/', (request, response) => {
    if (signedInUser(parts, request) && !('switch' in request.query)) {
      return response.redirect(302, safeStartUrl(request.query.startURL));
    }
    showLogin(parts, request, response, 200);
  });
  router.post('/login', sameOriginOnly, urlencoded({ extended: false }), (request, response) =>
    logIn(parts, request, response),
  );
  router.post('/logout', sameOriginOnly, (request, response) => logOut(parts, request, response));
  return router;
}
