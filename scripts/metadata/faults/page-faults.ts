import { BASE, PAGE, layoutFile, xmlFile } from './seeded-fault.ts';
import type { SeededFault } from './seeded-fault.ts';

/** Faults of layouts, pages and the ways to them. */
export const PAGE_FAULTS: SeededFault[] = [
  {
    name: 'a layout without a required field',
    file: layoutFile('AI_Model__c', 'AI Model'),
    from: /<layoutItems>\s*<behavior>Required<\/behavior>\s*<field>Platform__c<\/field>\s*<\/layoutItems>/,
    to: '',
    says: /lacks the required field Platform__c/,
  },
  {
    name: 'a layout with an unknown field',
    file: layoutFile('AI_Model__c', 'AI Model'),
    from: '>Region__c<',
    to: '>Regin__c<',
    says: /shows the field Regin__c, which AI_Model__c does not have/,
  },
  {
    name: 'a layout with a related list of nothing',
    file: layoutFile('AI_Prompt__c', 'AI Prompt'),
    from: 'AI_Prompt_Version__c.Prompt__c',
    to: 'AI_Prompt_Version__c.Model__c',
    says: /no such lookup leads to AI_Prompt__c/,
  },
  {
    name: 'a layout with an unknown quick action',
    file: 'unpackaged/demo/layouts/Case-Case Layout.layout-meta.xml',
    from: 'Case.Summarize',
    to: 'Case.Summarise',
    says: /quick action Case\.Summarise, which does not exist/,
  },
  {
    name: 'a page with an unknown component',
    file: PAGE,
    from: '<componentName>promptPanel',
    to: '<componentName>promptPanell',
    says: /places the component promptPanell, which does not exist/,
  },
  {
    name: 'a page with a component Lightning does not have',
    file: PAGE,
    from: '<componentName>force:detailPanel',
    to: '<componentName>force:detailsPanel',
    says: /places force:detailsPanel/,
  },
  {
    name: 'a page with a component meant for actions',
    file: PAGE,
    from: '<componentName>promptPanel',
    to: '<componentName>summarizeAction',
    says: /summarizeAction, which is not exposed for lightning__RecordPage/,
  },
  {
    name: 'a page with a region its template lacks',
    file: PAGE,
    from: '<name>sidebar</name>',
    to: '<name>leftbar</name>',
    says: /fills the region leftbar/,
  },
  {
    name: 'a tab for a missing object',
    file: `${BASE}/tabs/AI_Agent__c.tab-meta.xml`,
    from: '',
    to: xmlFile('CustomTab', '<customObject>true</customObject><motif>Custom67: Gears</motif>'),
    says: /tab of the object AI_Agent__c, which does not exist/,
  },
  {
    name: 'an application with a missing tab',
    file: `${BASE}/applications/BYOM_Cockpit.app-meta.xml`,
    from: '<tabs>AI_Model__c',
    to: '<tabs>AI_Modell__c',
    says: /has the tab AI_Modell__c/,
  },
  {
    name: 'a quick action with an unknown component',
    file: `${BASE}/quickActions/Case.Summarize.quickAction-meta.xml`,
    from: 'summarizeAction',
    to: 'summariseAction',
    says: /runs the component summariseAction, which does not exist/,
  },
  {
    name: 'a quick action of the wrong kind',
    file: `${BASE}/quickActions/Case.Summarize.quickAction-meta.xml`,
    from: '<actionSubtype>Action<',
    to: '<actionSubtype>ScreenAction<',
    says: /is a ScreenAction, but the component summarizeAction is a Action/,
  },
  {
    name: 'an activated page of another object',
    file: 'unpackaged/demo/objects/Case/Case.object-meta.xml',
    from: 'Case_BYOM_Record_Page',
    to: 'Lead_BYOM_Record_Page',
    says: /shows Case on the page Lead_BYOM_Record_Page, which is made for Lead/,
  },
];
