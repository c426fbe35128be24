import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgConnections } from './org-connections.ts';
import { createOrgPermissions } from './org-permissions.ts';

const ANA = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', username: 'ana@example.com' };

/** An org that answers every call with this, or refuses it with this code of Salesforce. */
function orgThat(answer: object | string): OrgConnections {
  return {
    async call<Answer>(): Promise<Answer> {
      if (typeof answer === 'string') throw Object.assign(new Error('refused'), { errorCode: answer });
      return answer as Answer;
    },
  };
}

test('a person may what the org says in so many words, and nothing else', async () => {
  const permissions = await createOrgPermissions(
    orgThat({ audit: true, exportAudit: 'true', other: true }),
  ).of(ANA);
  assert.deepEqual(permissions, {
    ...{ runBatches: false, audit: true, exportAudit: false, revealValues: false, manageHolds: false },
  });
});

test('whoever may not ask may nothing, and an org that fails is no answer', async () => {
  for (const code of ['FORBIDDEN', 'NOT_FOUND'])
    assert.ok(
      Object.values(await createOrgPermissions(orgThat(code)).of(ANA)).every((may) => !may),
      code,
    );
  await assert.rejects(createOrgPermissions(orgThat('SERVER_UNAVAILABLE')).of(ANA), {
    code: 'ORG_UNREACHABLE',
  });
});
