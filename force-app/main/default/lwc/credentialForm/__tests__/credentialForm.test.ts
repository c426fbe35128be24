import {
  credentialChanged,
  credentialDraft,
  credentialFields,
  credentialProblems,
  hostsOf,
} from 'c/credentialForm';
import type { CredentialDraft } from 'c/credentialForm';
import { credentialLine, KEPT_SECRET } from 'c/credentialView';
import { CATALOGUE, CREDENTIAL } from 'test/models';

const fresh = (changes: Partial<CredentialDraft> = {}) => ({
  ...credentialDraft(null, '', []),
  name: 'my_key',
  secret: 'a-secret',
  ...changes,
});
const kept = (changes: Partial<CredentialDraft> = {}) => ({
  ...credentialDraft(CREDENTIAL, '', []),
  ...changes,
});
const names = (fields: { name: string }[]) => fields.map(({ name }) => name);

describe('credential form', () => {
  it('reads hosts however they were typed', () => {
    expect(hostsOf(' API.example.com,\nhttps://b.example:8443/v1 ; api.example.com')).toEqual([
      'api.example.com',
      'b.example:8443',
    ]);
    expect(hostsOf('')).toEqual([]);
  });

  it('keeps the secret as long as nothing of it is typed', () => {
    expect(kept().secret).toBe(KEPT_SECRET);
    expect(credentialProblems(kept(), CREDENTIAL, [])).toEqual({});
    expect(credentialChanged(kept(), CREDENTIAL)).toBe(false);
    expect(credentialChanged(kept({ secret: '' }), CREDENTIAL)).toBe(false);
    expect(credentialChanged(kept({ secret: 'new' }), CREDENTIAL)).toBe(true);
  });

  it('wants the secret again from whoever changes a host', () => {
    const problems = credentialProblems(kept({ hosts: 'elsewhere.example' }), CREDENTIAL, []);
    expect(problems).toEqual({ secret: expect.stringContaining('must know it') });
    expect(credentialProblems(kept({ hosts: 'elsewhere.example', secret: 'new' }), CREDENTIAL, [])).toEqual(
      {},
    );
  });

  it.each([
    ['name', { name: '2keys' }],
    ['name', { name: 'taken_one' }],
    ['secret', { secret: ' ' }],
    ['secret', { secret: KEPT_SECRET }],
    ['secret', { secret: `${KEPT_SECRET}x` }],
    ['hosts', { hosts: 'not a host!' }],
    ['overlapHours', { overlapHours: '1.5' }],
    ['overlapHours', { overlapHours: '100000' }],
  ])('says what is wrong with %s: %p', (field, changes) => {
    expect(Object.keys(credentialProblems(fresh(changes), null, ['taken_one']))).toEqual([field]);
  });

  it('asks how long the old secret lives only when there is a new one', () => {
    expect(names(credentialFields(kept(), CREDENTIAL, CATALOGUE))).toEqual([
      'name',
      'platform',
      'secret',
      'hosts',
    ]);
    expect(names(credentialFields(kept({ secret: 'new' }), CREDENTIAL, CATALOGUE))).toContain('overlapHours');
    expect(names(credentialFields(fresh(), null, CATALOGUE))).not.toContain('overlapHours');
  });

  it('says what the secret of a platform looks like', () => {
    const secretOf = (platform: string) =>
      credentialFields(fresh({ platform }), null, CATALOGUE).find(({ name }) => name === 'secret');
    expect(secretOf('bedrock')).toMatchObject({
      multiline: true,
      help: expect.stringContaining('accessKeyId'),
    });
    expect(secretOf('openai')).toMatchObject({ multiline: false, help: expect.stringContaining('one line') });
    expect(credentialFields(fresh(), null, null).length).toBe(4);
  });

  it('lists who uses a credential and who may change it', () => {
    expect(credentialLine(CREDENTIAL)).toMatchObject({ editable: true, usedBy: ['GPT'], ownAddress: false });
    expect(credentialLine({ ...CREDENTIAL, scope: 'installation', hosts: [] })).toMatchObject({
      editable: false,
      ownAddress: true,
    });
  });
});
