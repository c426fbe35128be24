import {
  children,
  freeText,
  mask,
  parent,
  root,
  send,
  sendOrNone,
  type MappingDefinition,
  type NodeDefinition,
} from './mapping-definition.ts';
import { account, caseComments, contact, emailMessages, events, owner, tasks } from './shared-nodes.ts';

const caseRoot = (nodes: NodeDefinition[]): NodeDefinition =>
  root(
    'Case',
    [
      send('CaseNumber', 'Status', 'Priority', 'Origin', 'CreatedDate', 'ClosedDate'),
      freeText('Subject', 'Description'),
    ],
    nodes,
  );

/** The six mappings of the seed, one per prompt, with the same API name. */
export const MAPPINGS: MappingDefinition[] = [
  {
    apiName: 'Case_Summary',
    label: 'Case summary',
    description: 'A case with its customer, the whole conversation and who is responsible.',
    root: caseRoot([contact(), account(), owner(), caseComments(50), emailMessages(20)]),
  },
  {
    apiName: 'Case_Next_Steps',
    label: 'Case next steps',
    description: 'A case with the conversation and the open tasks, to propose what to do next.',
    root: caseRoot([
      contact(),
      account(),
      owner(),
      caseComments(50),
      emailMessages(20),
      tasks(20, 'IsClosed = false'),
    ]),
  },
  {
    apiName: 'Account_360',
    label: 'Account 360',
    description: 'A customer with people, deals and cases; below each case its latest comments.',
    root: root(
      'Account',
      [
        mask('Organization', 'Name'),
        send(
          'Industry',
          'Type',
          'Rating',
          'AnnualRevenue',
          'NumberOfEmployees',
          'BillingCity',
          'BillingCountry',
        ),
        freeText('Description'),
        mask('Phone', 'Phone'),
        mask('Address', 'BillingStreet', 'BillingPostalCode'),
        mask('Identifier', 'Tax_Number__c', 'Website'),
      ],
      [
        owner([parent('Manager', 'User', [mask('Person', 'Name')])]),
        peopleOfAccount(),
        dealsOfAccount(),
        casesOf('Cases', 10),
      ],
    ),
  },
  {
    apiName: 'Opportunity_Brief',
    label: 'Opportunity brief',
    description: 'A deal with its customer, tasks and meetings.',
    root: root(
      'Opportunity',
      [
        send('StageName', 'Amount', 'Probability', 'CloseDate', 'Type', 'LeadSource', 'CreatedDate'),
        freeText('Name', 'Description'),
        [{ name: 'NextStep', treatment: 'Send', entity: 'Free Text', showNone: true }],
      ],
      [account(), owner(), tasks(20), events(10)],
    ),
  },
  {
    apiName: 'Lead_Qualification',
    label: 'Lead qualification',
    description: 'A lead with what is known about the person and the company.',
    root: root(
      'Lead',
      [
        mask('Person', 'Name'),
        mask('Organization', 'Company'),
        mask('Email', 'Email'),
        mask('Phone', 'Phone', 'MobilePhone'),
        mask('Address', 'Street', 'PostalCode'),
        mask('Identifier', 'Website'),
        send('Title', 'Industry', 'LeadSource', 'Status', 'Rating', 'Country', 'CreatedDate'),
        sendOrNone('NumberOfEmployees', 'AnnualRevenue'),
        freeText('Description'),
      ],
      [owner()],
    ),
  },
  {
    apiName: 'Contact_Briefing',
    label: 'Contact briefing',
    description:
      'A person with the customer, up to the manager of the colleague responsible for it (three parents up).',
    root: root(
      'Contact',
      [
        mask('Person', 'Name'),
        send('Title', 'Department', 'MailingCountry'),
        mask('Email', 'Email'),
        mask('Phone', 'Phone', 'MobilePhone'),
        mask('Date of Birth', 'Birthdate'),
        mask('Address', 'MailingStreet', 'MailingPostalCode'),
      ],
      [
        account([owner([parent('Manager', 'User', [mask('Person', 'Name'), send('Title')])])]),
        parent('ReportsTo', 'Contact', [mask('Person', 'Name'), send('Title')]),
        casesOf('Cases', 10),
        tasks(10),
        events(5),
      ],
    ),
  },
];

function peopleOfAccount(): NodeDefinition {
  return children('Contacts', 'Contact', { orderBy: 'LastName ASC', limit: 25 }, [
    mask('Person', 'Name'),
    send('Title', 'Department'),
    mask('Email', 'Email'),
    mask('Phone', 'Phone', 'MobilePhone'),
    mask('Date of Birth', 'Birthdate'),
    mask('Address', 'MailingStreet', 'MailingPostalCode'),
  ]);
}

function dealsOfAccount(): NodeDefinition {
  return children('Opportunities', 'Opportunity', { orderBy: 'CloseDate DESC', limit: 15 }, [
    freeText('Name', 'NextStep'),
    send('StageName', 'Amount', 'CloseDate', 'Probability'),
  ]);
}

function casesOf(relationship: string, limit: number): NodeDefinition {
  return children(
    relationship,
    'Case',
    { orderBy: 'CreatedDate DESC', limit },
    [send('CaseNumber', 'Status', 'Priority', 'CreatedDate'), freeText('Subject')],
    [caseComments(5)],
  );
}
