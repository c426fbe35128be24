/** Loads one of the project's components and shows it, or says why it cannot be shown. */
import { api, LightningElement } from 'lwc';

/** FlexiPages write every value as text. */
function typed(value) {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

export default class ComponentHost extends LightningElement {
  @api name;
  @api recordId;
  @api objectApiName;
  @api regionWidth;
  @api properties = {};
  constructorOfComponent = null;
  problem = '';

  async connectedCallback() {
    try {
      const module = await import(`c/${this.name}`);
      this.constructorOfComponent = module.default;
    } catch (error) {
      this.fail(error);
    }
  }

  get spread() {
    const given = Object.entries(this.properties ?? {}).map(([name, value]) => [name, typed(value)]);
    const page = {
      recordId: this.recordId,
      objectApiName: this.objectApiName,
      flexipageRegionWidth: this.regionWidth,
    };
    const set = Object.entries(page).filter(([, value]) => value !== undefined);
    return Object.fromEntries([...given, ...set]);
  }

  get isLoading() {
    return this.constructorOfComponent === null && this.problem === '';
  }

  errorCallback(error) {
    this.fail(error);
  }

  fail(error) {
    this.constructorOfComponent = null;
    this.problem = error?.message ?? String(error);
    console.error(`c/${this.name}:`, error);
  }
}
