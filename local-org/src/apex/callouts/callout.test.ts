/** Callouts over real HTTP: what the service receives, and what Apex is told when it does not answer. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { jwtVerify } from 'jose';
import { createCertificates } from '../../certificates.ts';
import type { LocalOrgEngine } from '../../org/create-org.ts';
import { addUser, openOrg } from '../testing/snippet.ts';
import { createCallouts } from './callout.ts';
import { CalloutFailure, type CalloutRequest } from './callout-types.ts';

const received: { request: IncomingMessage; body: string }[] = [];
const certificates = createCertificates(null);
let server: Server;
let org: LocalOrgEngine;
let userId: string;
let stranger: string;

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ request, body });
      if (request.url === '/v1/silent') return;
      if (request.url === '/v1/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else
        response.writeHead(202, { 'content-type': 'application/json', 'x-kind': 'test' }).end('{"ok":true}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  org = openOrg();
  userId = await addUser(org, 'caller', ['BYOM_User']);
  stranger = await addUser(org, 'stranger', ['BYOM_Integration']);
});

after(() => {
  server.closeAllConnections();
  server.close();
});

const addressOf = (listening: Server): string =>
  `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

function send(change: Partial<CalloutRequest>, caller = userId, url = addressOf(server)) {
  const callout = createCallouts({ org, metadata: org.metadata, certificates, urls: { BYOM_Gateway: url } });
  const request = {
    method: 'POST',
    endpoint: 'callout:BYOM_Gateway/v1/runs',
    headers: { Accept: 'application/json' },
    body: '{"a":1}',
    timeoutMilliseconds: 10_000,
  };
  return callout({ ...request, ...change }, caller);
}

test('the service receives the request with a token signed by the org that names the user', async () => {
  const response = await send({});
  assert.equal(response.status, 202);
  assert.equal(response.body, '{"ok":true}');
  assert.equal(response.headers['x-kind'], 'test');
  const { request, body } = received.at(-1)!;
  assert.equal(`${request.method} ${request.url} ${body}`, 'POST /v1/runs {"a":1}');
  const token = request.headers.authorization!.replace('Bearer ', '');
  const { certificate, keyId } = await certificates('BYOM_Signing');
  const { payload, protectedHeader } = await jwtVerify(token, createPublicKey(certificate), {
    audience: 'urn:byom:gateway',
  });
  assert.deepEqual(protectedHeader, { alg: 'RS256', typ: 'JWT', kid: keyId });
  assert.equal(payload.iss, org.organizationId.slice(0, 15));
  assert.equal(payload.sub, 'caller@example.test');
  assert.equal(payload['uid'], userId.slice(0, 15));
  assert.ok(payload.exp! - payload.iat! <= 121 && payload.exp! - payload.iat! >= 119);
});

test('a user without the principal is refused before anything is sent', async () => {
  const count = received.length;
  await assert.rejects(
    send({}, stranger),
    (error) =>
      error instanceof CalloutFailure && error.message.startsWith("We couldn't access the credential(s)."),
  );
  assert.equal(received.length, count);
});

test('only named credentials may be called', async () => {
  await assert.rejects(send({ endpoint: 'https://example.test/' }), { message: /^Unauthorized endpoint/ });
  await assert.rejects(send({ endpoint: 'callout:Nothing/x' }), {
    message: /named credential "Nothing" might not exist/,
  });
});

test('a redirect is given to the program, not followed', async () => {
  const response = await send({ endpoint: 'callout:BYOM_Gateway/v1/moved' });
  assert.equal(response.status, 302);
});

test('a service that does not answer in time, or does not listen, fails in the platform’s words', async () => {
  await assert.rejects(send({ endpoint: 'callout:BYOM_Gateway/v1/silent', timeoutMilliseconds: 50 }), {
    message: 'Read timed out',
  });
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const url = addressOf(closed);
  await new Promise((done) => closed.close(done));
  await assert.rejects(send({}, userId, url), { message: 'Connection refused' });
});
