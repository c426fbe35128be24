/** What the cockpit asks of `CredentialController`. Each call rejects with what Apex threw: see `c/errorMessage`. */
import loadCredentials from '@salesforce/apex/CredentialController.credentials';
import removeCredential from '@salesforce/apex/CredentialController.removeCredential';
import storeCredential from '@salesforce/apex/CredentialController.setCredential';
import type { CredentialRow } from 'c/credentialView';

/** Every credential the org's models may use. Never a secret. */
export async function credentials(): Promise<CredentialRow[]> {
  return (JSON.parse(await loadCredentials()) as { credentials: CredentialRow[] }).credentials;
}

/** Stores a secret under a name; the row as it is now. */
export async function setCredential(
  name: string,
  secret: string,
  hosts: string[],
  overlapHours: number,
): Promise<CredentialRow> {
  return JSON.parse(await storeCredential({ name, secret, hosts, overlapHours })) as CredentialRow;
}

/** Deletes a credential that no model names. */
export async function remove(name: string): Promise<void> {
  await removeCredential({ name });
}
