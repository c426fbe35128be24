import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { contentSecurityPolicy, trustedOrigins } from './content-security-policy.ts';

const site = {
  fullName: 'Gateway',
  endpointUrl: 'https://gateway.example/v1/',
  isActive: true,
  isApplicableToConnectSrc: true,
};

test('pages may connect to the origins of active sites for connections, and to no path of theirs in particular', () => {
  const sites = [
    site,
    { ...site, fullName: 'Off', isActive: false },
    { ...site, fullName: 'Img', isApplicableToConnectSrc: false },
  ];
  assert.deepEqual(trustedOrigins(sites, {}), ['https://gateway.example']);
});

test('the address an admin gave a site replaces the deployed one', () => {
  assert.deepEqual(trustedOrigins([site], { Gateway: 'http://127.0.0.1:4710/x' }), ['http://127.0.0.1:4710']);
});

test('only the import map may stand in the page as a script, and nothing may be evaluated', () => {
  const policy = contentSecurityPolicy('{"imports":{}}', ['http://127.0.0.1:4710']);
  const hash = createHash('sha256').update('{"imports":{}}').digest('base64');
  assert.match(policy, new RegExp(`script-src 'self' 'sha256-${hash.replace(/[+/]/g, '\\$&')}';`));
  assert.match(policy, /connect-src 'self' http:\/\/127\.0\.0\.1:4710;/);
  assert.doesNotMatch(policy, /unsafe-eval/);
  assert.doesNotMatch(policy.split(';').find((part) => part.includes('script-src')) ?? '', /unsafe-inline/);
});
