import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import CredentialEditor from 'c/credentialEditor';
import type { Catalogue } from 'c/catalogue';
import { credentials, remove } from 'c/credentialRequests';
import { credentialLine } from 'c/credentialView';
import type { CredentialRow } from 'c/credentialView';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { catalogue } from 'c/modelRequests';
import { withRefusal } from 'c/refusals';
import type { Refusals } from 'c/refusals';
import type { RunError } from 'c/runView';

/** The credentials in the vault: who uses them, where they may go, and a way to set, replace and delete them. */
export default class CredentialsPage extends LightningElement {
  rows: CredentialRow[] | null = null;
  catalogue: Catalogue | null = null;
  failure: RunError | null = null;
  refusals: Refusals = {};

  override connectedCallback() {
    this.load();
    this.loadCatalogue();
  }

  get lines() {
    return (this.rows ?? []).map((row) => ({
      ...credentialLine(row),
      refusal: row.scope === 'org' ? (this.refusals[row.name] ?? null) : null,
    }));
  }

  async load() {
    this.failure = null;
    try {
      this.rows = await credentials();
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
    }
  }

  /** Only the help on secrets comes from it. */
  async loadCatalogue() {
    try {
      this.catalogue = await catalogue();
    } catch {
      this.catalogue = null;
    }
  }

  handleNew() {
    this.edit(null);
  }

  handleChange(event: Event) {
    this.edit(this.rowOf(event));
  }

  handleDismiss(event: Event) {
    this.refuse(this.rowOf(event)?.name ?? '', null);
  }

  async handleDelete(event: Event) {
    const row = this.rowOf(event);
    const message = `${row?.name} is deleted from the vault. Nobody can bring it back.`;
    const label = 'Delete this credential?';
    if (!row || !(await LightningConfirm.open({ label, message, theme: 'warning' }))) {
      return;
    }
    this.refuse(row.name, null);
    try {
      await remove(row.name);
      this.tell(`${row.name} was deleted.`);
      await this.load();
    } catch (error) {
      this.refuse(row.name, describeError(error, ADMINISTRATION));
    }
  }

  async edit(credential: CredentialRow | null) {
    const label = credential ? `Change ${credential.name}` : 'New credential';
    const taken = (this.rows ?? []).filter(({ scope }) => scope === 'org').map(({ name }) => name);
    const options = { size: 'small', label, credential, taken, catalogue: this.catalogue } as const;
    const stored = await CredentialEditor.open<CredentialRow>(options);
    if (stored) {
      this.refuse(stored.name, null);
      this.tell(`${stored.name} is stored.`);
      await this.load();
    }
  }

  rowOf(event: Event): CredentialRow | null {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    return this.rows?.find((row) => row.name === name && row.scope === 'org') ?? null;
  }

  refuse(name: string, refusal: RunError | null) {
    this.refusals = withRefusal(this.refusals, name, refusal);
  }

  tell(title: string) {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}
