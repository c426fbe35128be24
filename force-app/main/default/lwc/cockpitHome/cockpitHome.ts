import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import MODEL from '@salesforce/schema/AI_Model__c';
import PROMPT from '@salesforce/schema/AI_Prompt__c';
import PROMPT_VERSION from '@salesforce/schema/AI_Prompt_Version__c';
import MAPPING from '@salesforce/schema/Data_Context_Mapping__c';
import INTERACTION from '@salesforce/schema/AI_Interaction__c';
import loadOverview from '@salesforce/apex/CockpitController.overview';
import { stepsOf, tilesOf } from 'c/cockpitView';
import type { Area, Overview } from 'c/cockpitView';
import { describeError } from 'c/errorMessage';
import type { RunError } from 'c/runView';

const OBJECTS: Record<Area, { readonly objectApiName: string }> = {
  models: MODEL,
  prompts: PROMPT,
  versions: PROMPT_VERSION,
  mappings: MAPPING,
  interactions: INTERACTION,
};
const BADGES: Record<string, string> = { Answered: 'slds-theme_success', Failed: 'slds-theme_error' };

/** The start page of the cockpit. */
export default class CockpitHome extends NavigationMixin(LightningElement) {
  overview: Overview | null = null;
  failure: RunError | null = null;

  override connectedCallback() {
    this.load();
  }

  get isLoading() {
    return !this.overview && !this.failure;
  }

  get tiles() {
    return this.overview ? tilesOf(this.overview) : [];
  }

  get steps() {
    return this.overview ? stepsOf(this.overview) : [];
  }

  get hasSteps() {
    return this.steps.length > 0;
  }

  get defaultModel() {
    return this.overview?.defaultModel ?? null;
  }

  get seesInteractions() {
    return this.overview?.interactions.visible === true;
  }

  get interactions() {
    const rows = this.overview?.latestInteractions ?? [];
    return rows.map((row) => ({
      ...row,
      started: Date.parse(row.startedAt),
      badgeClass: BADGES[row.status] ?? '',
    }));
  }

  get hasInteractions() {
    return this.interactions.length > 0;
  }

  async load() {
    this.failure = null;
    try {
      this.overview = await loadOverview();
    } catch (error) {
      this.failure = describeError(error);
    }
  }

  handleRetry() {
    this.load();
  }

  handleArea(event: Event) {
    this.openList((event.currentTarget as HTMLElement).dataset.area as Area);
  }

  handleStep(event: CustomEvent<Area>) {
    this.openList(event.detail);
  }

  handleModel() {
    this.openRecord(MODEL.objectApiName, this.defaultModel?.id ?? '');
  }

  handleInteraction(event: Event) {
    this.openRecord(INTERACTION.objectApiName, (event.currentTarget as HTMLElement).dataset.record ?? '');
  }

  openList(area: Area) {
    const { objectApiName } = OBJECTS[area];
    this.navigate({ type: 'standard__objectPage', attributes: { objectApiName, actionName: 'list' } });
  }

  openRecord(objectApiName: string, recordId: string) {
    this.navigate({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName: 'view' },
    });
  }

  navigate(page: { type: string; attributes: Record<string, string> }) {
    this[NavigationMixin.Navigate]?.(page);
  }
}
