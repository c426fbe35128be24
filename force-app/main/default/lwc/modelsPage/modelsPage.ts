import { LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import MODEL from '@salesforce/schema/AI_Model__c';

/** Models, the prompts they answer and their credentials, one tab each. A tab asks anew whenever it is opened. */
export default class ModelsPage extends LightningElement {
  selected = 'models';
  /** Null until the org has said what this person may do. */
  editable: boolean | null = null;

  @wire(getObjectInfo, { objectApiName: MODEL })
  receiveInfo({ data, error }: { data?: { createable: boolean; updateable: boolean }; error?: unknown }) {
    if (data) {
      this.editable = data.createable && data.updateable;
    } else if (error) {
      this.editable = false;
    }
  }

  get isKnown() {
    return this.editable !== null;
  }

  get showsModels() {
    return this.isKnown && this.selected === 'models';
  }

  get showsPrompts() {
    return this.selected === 'prompts';
  }

  get showsCredentials() {
    return this.editable === true && this.selected === 'credentials';
  }

  handleActive(event: Event) {
    this.selected = (event.target as HTMLElement & { value: string }).value;
  }
}
