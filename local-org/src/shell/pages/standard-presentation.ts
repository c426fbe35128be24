/**
 * How the platform shows standard objects before an admin changes anything: page layout, compact layout, list columns,
 * related lists and icon. Metadata of the project wins over every line of this table.
 */
export interface StandardPresentation {
  icon: string;
  /** Columns of the standard list views. */
  columns: string[];
  /** Fields of the highlights panel after the name. */
  compact: string[];
  /** Sections of the standard layout: heading, left column, right column. */
  sections: [heading: string, left: string[], right: string[]][];
  /** `Child object.Lookup field` with the columns shown. */
  relatedLists: [list: string, columns: string[]][];
}

const SYSTEM: [string, string[], string[]] = ['System Information', ['CreatedById'], ['LastModifiedById']];

export const STANDARD_PRESENTATION: Record<string, StandardPresentation> = {
  Account: {
    icon: 'standard:account',
    columns: ['Name', 'Site', 'BillingState', 'Phone', 'Type', 'OwnerId'],
    compact: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
    sections: [
      [
        'Account Information',
        ['OwnerId', 'Name', 'ParentId', 'AccountNumber', 'Site', 'Type', 'Industry', 'AnnualRevenue'],
        ['Rating', 'Phone', 'Fax', 'Website', 'TickerSymbol', 'Ownership', 'NumberOfEmployees', 'Sic'],
      ],
      ['Address Information', ['BillingAddress'], ['ShippingAddress']],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [
      ['Contact.AccountId', ['Name', 'Title', 'Email', 'Phone']],
      ['Opportunity.AccountId', ['Name', 'StageName', 'Amount', 'CloseDate']],
      [
        'Case.AccountId',
        ['CaseNumber', 'ContactId', 'Subject', 'Priority', 'CreatedDate', 'Status', 'OwnerId'],
      ],
    ],
  },
  Contact: {
    icon: 'standard:contact',
    columns: ['Name', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    compact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    sections: [
      [
        'Contact Information',
        ['OwnerId', 'Name', 'AccountId', 'Title', 'Department', 'Birthdate', 'ReportsToId', 'LeadSource'],
        [
          'Phone',
          'HomePhone',
          'MobilePhone',
          'OtherPhone',
          'Fax',
          'Email',
          'AssistantName',
          'AssistantPhone',
        ],
      ],
      ['Address Information', ['MailingAddress'], ['OtherAddress']],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [
      ['Case.ContactId', ['CaseNumber', 'Subject', 'Priority', 'CreatedDate', 'Status', 'OwnerId']],
      ['OpportunityContactRole.ContactId', ['OpportunityId', 'Role']],
    ],
  },
  Lead: {
    icon: 'standard:lead',
    columns: ['Name', 'Title', 'Company', 'Phone', 'Email', 'Status', 'OwnerId'],
    compact: ['Title', 'Company', 'Phone', 'Email', 'OwnerId'],
    sections: [
      [
        'Lead Information',
        ['OwnerId', 'Name', 'Company', 'Title', 'LeadSource', 'Industry', 'AnnualRevenue'],
        ['Phone', 'MobilePhone', 'Fax', 'Email', 'Website', 'Status', 'Rating', 'NumberOfEmployees'],
      ],
      ['Address Information', ['Address'], []],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [],
  },
  Opportunity: {
    icon: 'standard:opportunity',
    columns: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId'],
    compact: ['AccountId', 'CloseDate', 'Amount', 'OwnerId', 'StageName'],
    sections: [
      [
        'Opportunity Information',
        ['OwnerId', 'Name', 'AccountId', 'Type', 'LeadSource'],
        ['Amount', 'CloseDate', 'NextStep', 'StageName', 'Probability'],
      ],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [['OpportunityContactRole.OpportunityId', ['ContactId', 'Role', 'IsPrimary']]],
  },
  Case: {
    icon: 'standard:case',
    columns: ['CaseNumber', 'ContactId', 'Subject', 'Status', 'Priority', 'CreatedDate', 'OwnerId'],
    compact: ['Priority', 'Status', 'ContactId', 'AccountId', 'OwnerId'],
    sections: [
      [
        'Case Information',
        ['OwnerId', 'CaseNumber', 'ContactId', 'AccountId', 'Type', 'Reason'],
        ['Status', 'Priority', 'Origin', 'CreatedDate', 'ClosedDate'],
      ],
      ['Web Information', ['SuppliedName', 'SuppliedEmail'], ['SuppliedCompany', 'SuppliedPhone']],
      ['Description Information', ['Subject', 'Description'], []],
      SYSTEM,
    ],
    relatedLists: [
      ['CaseComment.ParentId', ['CommentBody', 'CreatedById', 'CreatedDate', 'IsPublished']],
      ['EmailMessage.ParentId', ['Subject', 'FromAddress', 'ToAddress', 'MessageDate', 'Incoming']],
    ],
  },
  Task: {
    icon: 'standard:task',
    columns: ['Subject', 'WhoId', 'WhatId', 'ActivityDate', 'Status', 'Priority', 'OwnerId'],
    compact: ['Status', 'Priority', 'ActivityDate', 'WhoId', 'WhatId'],
    sections: [
      ['Task Information', ['OwnerId', 'Subject', 'ActivityDate', 'Status'], ['WhoId', 'WhatId', 'Priority']],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [],
  },
  Event: {
    icon: 'standard:event',
    columns: ['Subject', 'WhoId', 'WhatId', 'StartDateTime', 'EndDateTime', 'OwnerId'],
    compact: ['StartDateTime', 'EndDateTime', 'Location', 'WhoId', 'WhatId'],
    sections: [
      [
        'Event Information',
        ['OwnerId', 'Subject', 'StartDateTime', 'EndDateTime'],
        ['WhoId', 'WhatId', 'Location'],
      ],
      ['Description Information', ['Description'], []],
      SYSTEM,
    ],
    relatedLists: [],
  },
  CaseComment: {
    icon: 'standard:case_comment',
    columns: ['CommentBody', 'ParentId', 'CreatedDate'],
    compact: ['ParentId', 'CreatedDate', 'CreatedById'],
    sections: [['Comment', ['ParentId', 'CommentBody'], ['IsPublished']], SYSTEM],
    relatedLists: [],
  },
  EmailMessage: {
    icon: 'standard:email',
    columns: ['Subject', 'FromAddress', 'ToAddress', 'MessageDate'],
    compact: ['FromAddress', 'ToAddress', 'MessageDate', 'ParentId'],
    sections: [
      [
        'Email',
        ['Subject', 'FromName', 'FromAddress', 'ToAddress'],
        ['MessageDate', 'Incoming', 'Status', 'ParentId'],
      ],
      ['Message', ['TextBody'], []],
    ],
    relatedLists: [],
  },
  User: {
    icon: 'standard:user',
    columns: ['Name', 'Title', 'Email', 'IsActive'],
    compact: ['Title', 'Email', 'Phone'],
    sections: [['About', ['Name', 'Title', 'Email'], ['Username', 'Phone', 'IsActive']]],
    relatedLists: [],
  },
};

/** The apps every org has, with the tabs the local org can show. */
export const STANDARD_APPS: { name: string; label: string; description: string; tabs: string[] }[] = [
  {
    name: 'standard__Sales',
    label: 'Sales',
    description: 'Manage your sales process with accounts, leads, opportunities, and more',
    tabs: [
      'standard-home',
      'standard-Account',
      'standard-Contact',
      'standard-Lead',
      'standard-Opportunity',
      'standard-Case',
    ],
  },
  {
    name: 'standard__Service',
    label: 'Service',
    description: 'Manage customer service with accounts, contacts, cases, and more',
    tabs: ['standard-home', 'standard-Case', 'standard-Account', 'standard-Contact'],
  },
];
