import { api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import type { Catalogue } from 'c/catalogue';
import { setCredential } from 'c/credentialRequests';
import {
  credentialChanged,
  credentialDraft,
  credentialFields,
  credentialProblems,
  hostsOf,
  secretOf,
} from 'c/credentialForm';
import type { CredentialDraft } from 'c/credentialForm';
import type { CredentialRow } from 'c/credentialView';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import type FieldList from 'c/fieldList';
import type { RunError } from 'c/runView';

/**
 * A window that stores a secret, or replaces one. The secret is in this window's memory only until it is sent or the window
 * closes; the middleware never gives it back.
 */
export default class CredentialEditor extends LightningModal {
  /** The credential to change; null for a new one. */
  @api credential: CredentialRow | null = null;

  /** What the middleware knows of platforms; without it there is no help on the form of a secret. */
  @api catalogue: Catalogue | null = null;

  /** Platform and hosts to begin with. */
  @api platform = '';
  @api hosts: string[] = [];

  /** Names a new credential cannot have. */
  @api taken: string[] = [];

  draft: CredentialDraft = credentialDraft(null, '', []);
  failure: RunError | null = null;
  announcement = '';
  isSaving = false;
  isLeaving = false;

  override connectedCallback() {
    this.draft = credentialDraft(this.credential, this.platform, this.hosts);
  }

  override disconnectedCallback() {
    this.forget();
  }

  get heading() {
    return this.credential ? `Change ${this.credential.name}` : 'New credential';
  }

  get explanation() {
    return this.credential
      ? 'The stored secret cannot be shown. Type a new one to replace it. Who changes the hosts must type the secret again.'
      : 'The secret goes into the vault of the service, sealed, and is never shown again. Salesforce does not keep it.';
  }

  get fields() {
    return credentialFields(this.draft, this.credential, this.catalogue);
  }

  handleField(event: CustomEvent<{ name: keyof CredentialDraft; value: string }>) {
    this.draft = { ...this.draft, [event.detail.name]: event.detail.value };
  }

  handleCancel() {
    this.close();
  }

  async handleSave() {
    if (this.isSaving || this.hasProblems()) {
      return;
    }
    const { name, hosts, overlapHours } = this.draft;
    const secret = secretOf(this.draft, this.credential);
    this.forget();
    this.isSaving = true;
    this.failure = null;
    this.announcement = 'Storing.';
    try {
      const row = await setCredential(name, secret, hostsOf(hosts), Number(overlapHours));
      this.isLeaving = true;
      this.close(row);
    } catch (error) {
      this.failure = { ...describeError(error, ADMINISTRATION), retryable: false };
      this.announcement = 'Not stored. Type the secret again.';
    } finally {
      this.isSaving = false;
    }
  }

  hasProblems(): boolean {
    const problems = credentialProblems(this.draft, this.credential, this.taken);
    this.template?.querySelector<HTMLElement & FieldList>('c-field-list')?.showProblems(problems);
    return Object.keys(problems).length > 0;
  }

  forget() {
    this.draft = { ...this.draft, secret: '' };
  }

  /** Escape, the cross and Cancel come here too. */
  override async close(result?: CredentialRow) {
    const changed = !this.isLeaving && credentialChanged(this.draft, this.credential);
    if (!changed || (await this.leaves())) {
      this.forget();
      super.close(result);
    }
  }

  leaves() {
    return LightningConfirm.open({
      label: 'Discard what you typed?',
      message: 'Nothing was stored.',
      theme: 'warning',
    });
  }
}
