/** One component of a page: a standard one the shell draws itself, one of the project's, or a clear "not supported". */
import { api, LightningElement } from 'lwc';

const STANDARD = {
  'force:highlightsPanel': 'isHighlights',
  'force:detailPanel': 'isDetail',
  'force:recordDetail': 'isDetail',
  'force:relatedListContainer': 'isRelatedLists',
  'force:relatedListSingleContainer': 'isRelatedList',
  'lst:dynamicRelatedList': 'isRelatedList',
  'runtime_sales_activities:activityPanel': 'isActivities',
  'flexipage:tabset': 'isTabset',
  'flexipage:tabset2': 'isTabset',
  'flexipage:richText': 'isRichText',
  'flexipage:fieldSection': 'isFieldSection',
  'flexipage:column': 'isColumn',
  field: 'isField',
};

/** Labels the platform keeps for the standard tabs. */
const TAB_LABELS = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
};

export default class PageNode extends LightningElement {
  @api node;
  /** `{ record, flexipageRegionWidth }`: the record page's data, where the page shows a record. */
  @api context;

  get kind() {
    const { componentName } = this.node;
    return componentName.startsWith('c:') ? 'isOwn' : STANDARD[componentName];
  }

  get record() {
    return this.context.record;
  }

  get recordId() {
    return this.record?.recordId;
  }

  get objectApiName() {
    return this.record?.objectApiName;
  }

  get isHighlights() {
    return this.kind === 'isHighlights' && this.record;
  }

  get isDetail() {
    return this.kind === 'isDetail' && this.record;
  }

  get isRelatedLists() {
    return this.kind === 'isRelatedLists' && this.record;
  }

  get relatedList() {
    if (this.kind !== 'isRelatedList' || !this.record) return undefined;
    const name = this.node.properties.relatedListApiName;
    return this.record.relatedLists.find(
      ({ id, relationshipName }) => id === name || relationshipName === name,
    );
  }

  get isActivities() {
    return this.kind === 'isActivities' && this.record;
  }

  get isTabset() {
    return this.kind === 'isTabset';
  }

  get isRichText() {
    return this.kind === 'isRichText';
  }

  get richText() {
    return this.node.properties.richTextValue ?? '';
  }

  get fieldSection() {
    return this.kind === 'isFieldSection' && this.record ? this.node : undefined;
  }

  get isColumn() {
    return this.kind === 'isColumn';
  }

  get fieldNode() {
    return this.kind === 'isField' && this.record ? this.node : undefined;
  }

  get componentName() {
    return this.kind === 'isOwn' ? this.node.componentName.slice('c:'.length) : undefined;
  }

  get body() {
    return this.node.facets.body ?? [];
  }

  get sectionColumns() {
    const columns = this.node.facets.columns ?? [];
    const columnClass = `slds-col slds-size_1-of-${Math.max(1, columns.length)} slds-p-horizontal_small`;
    return columns.map((column) => ({ ...column, columnClass }));
  }

  get label() {
    return this.node.properties.label ?? this.node.properties.title;
  }

  get tabs() {
    const tabs = this.node.facets.tabs ?? [];
    return tabs.map((tab) => ({
      key: tab.identifier + (tab.properties.title ?? tab.properties.label ?? ''),
      label: TAB_LABELS[tab.properties.title] ?? tab.properties.title ?? tab.properties.label ?? 'Tab',
      nodes: tab.facets.body ?? [],
    }));
  }
}
