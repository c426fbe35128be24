import { LightningElement } from 'lwc';
import { maskingError, types } from 'c/maskingRequests';
import type { MaskingType } from 'c/maskingRequests';
import type MaskingTry from 'c/maskingTry';
import type { RunError } from 'c/runView';

/** What is masked before a model reads it: try it, change it, and see what a mapping would send. One tab each. */
export default class MaskingPage extends LightningElement {
  selected = 'try';
  types: MaskingType[] | null = null;
  failure: RunError | null = null;

  override connectedCallback() {
    this.load();
  }

  get isLoading() {
    return !this.types && !this.failure;
  }

  get showsPatterns() {
    return this.selected === 'patterns';
  }

  get showsLists() {
    return this.selected === 'lists';
  }

  get showsExternal() {
    return this.selected === 'external';
  }

  get showsReport() {
    return this.selected === 'report';
  }

  async load() {
    this.failure = null;
    try {
      this.types = await types();
    } catch (error) {
      this.failure = maskingError(error);
    }
  }

  handleActive(event: Event) {
    this.selected = (event.target as HTMLElement & { value: string }).value;
    if (this.selected === 'try') {
      this.template?.querySelector<HTMLElement & MaskingTry>('c-masking-try')?.refresh();
    }
  }
}
