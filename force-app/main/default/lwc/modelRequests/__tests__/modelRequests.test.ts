import setCredentialInApex from '@salesforce/apex/CredentialController.setCredential';
import loadCredentials from '@salesforce/apex/CredentialController.credentials';
import removeCredential from '@salesforce/apex/CredentialController.removeCredential';
import assign from '@salesforce/apex/ModelController.assign';
import repoint from '@salesforce/apex/ModelController.repoint';
import save from '@salesforce/apex/ModelController.save';
import setDefault from '@salesforce/apex/ModelController.setDefault';
import setStatus from '@salesforce/apex/ModelController.setStatus';
import testModel from '@salesforce/apex/ModelController.test';
import * as credentials from 'c/credentialRequests';
import { draftOf, inputOf } from 'c/modelForm';
import * as requests from 'c/modelRequests';
import { CREDENTIAL, modelRow, PASSED } from 'test/models';

jest.mock('@salesforce/apex/CredentialController.credentials', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CredentialController.setCredential', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CredentialController.removeCredential', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ModelController.assign', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ModelController.repoint', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ModelController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ModelController.setDefault', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ModelController.setStatus', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ModelController.test', () => ({ default: jest.fn() }), { virtual: true });

describe('requests to the controllers', () => {
  it('names every parameter as Apex does', async () => {
    const input = inputOf(draftOf(modelRow()));
    await requests.save(input);
    await requests.setStatus('m1', 'Active');
    await requests.setDefault('m1', 'organization');
    await requests.repoint('m1', 'm2', true, false);
    await requests.assign('v1', null);
    expect(save).toHaveBeenCalledWith({ input });
    expect(setStatus).toHaveBeenCalledWith({ modelId: 'm1', status: 'Active' });
    expect(setDefault).toHaveBeenCalledWith({ modelId: 'm1', kind: 'organization' });
    expect(repoint).toHaveBeenCalledWith({ fromId: 'm1', toId: 'm2', withDefaults: true, dryRun: false });
    expect(assign).toHaveBeenCalledWith({ versionId: 'v1', modelId: null });
  });

  it('reads what the service answers', async () => {
    jest.mocked(testModel).mockResolvedValue(JSON.stringify(PASSED));
    jest.mocked(loadCredentials).mockResolvedValue(JSON.stringify({ credentials: [CREDENTIAL] }));
    jest.mocked(setCredentialInApex).mockResolvedValue(JSON.stringify(CREDENTIAL));
    expect(await requests.test('m1')).toEqual(PASSED);
    expect(await credentials.credentials()).toEqual([CREDENTIAL]);
    expect(await credentials.setCredential('k', 's', ['h'], 24)).toEqual(CREDENTIAL);
    await credentials.remove('k');
    expect(setCredentialInApex).toHaveBeenCalledWith({
      name: 'k',
      secret: 's',
      hosts: ['h'],
      overlapHours: 24,
    });
    expect(removeCredential).toHaveBeenCalledWith({ name: 'k' });
  });
});
