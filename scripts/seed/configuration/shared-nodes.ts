import { children, freeText, mask, parent, send, type NodeDefinition } from './mapping-definition.ts';

/**
 * The person a record is about. Phones, address and birth date are mapped although few templates show them: whatever is
 * masked here is searched in the descriptions, comments and e-mails, and that is where customers write them.
 */
export const contact = (relationship = 'Contact'): NodeDefinition =>
  parent(relationship, 'Contact', [
    mask('Person', 'Name'),
    send('Title'),
    mask('Email', 'Email'),
    mask('Phone', 'Phone', 'MobilePhone'),
    mask('Date of Birth', 'Birthdate'),
    mask('Address', 'MailingStreet', 'MailingPostalCode'),
  ]);

/** The customer, as far as a case or a deal needs to know it. */
export const account = (nodes: NodeDefinition[] = []): NodeDefinition =>
  parent(
    'Account',
    'Account',
    [
      mask('Organization', 'Name'),
      send('Industry', 'AnnualRevenue', 'NumberOfEmployees', 'BillingCountry'),
      mask('Phone', 'Phone'),
    ],
    nodes,
  );

/** The colleague who is responsible. */
export const owner = (nodes: NodeDefinition[] = []): NodeDefinition =>
  parent('Owner', 'User', [mask('Person', 'Name')], nodes);

export const caseComments = (limit: number): NodeDefinition =>
  children(
    'CaseComments',
    'CaseComment',
    { orderBy: 'CreatedDate ASC', limit },
    [freeText('CommentBody'), send('CreatedDate')],
    [parent('CreatedBy', 'User', [mask('Person', 'Name')])],
  );

export const emailMessages = (limit: number): NodeDefinition =>
  children('EmailMessages', 'EmailMessage', { orderBy: 'MessageDate ASC', limit }, [
    freeText('Subject', 'TextBody'),
    mask('Person', 'FromName'),
    mask('Email', 'FromAddress'),
    send('MessageDate', 'Incoming'),
  ]);

/** Whom a task or a meeting is with. On the platform this is the polymorphic `Who`; name and e-mail exist on both sides. */
const who = (): NodeDefinition =>
  parent('Who', 'Contact', [mask('Person', 'Name'), mask('Email', 'Email'), mask('Phone', 'Phone')]);

export const tasks = (limit: number, filter?: string): NodeDefinition =>
  children(
    'Tasks',
    'Task',
    { orderBy: 'ActivityDate ASC', limit, filter },
    [freeText('Subject', 'Description'), send('Status', 'Priority', 'ActivityDate')],
    [who()],
  );

export const events = (limit: number): NodeDefinition =>
  children(
    'Events',
    'Event',
    { orderBy: 'StartDateTime ASC', limit },
    [freeText('Subject', 'Description', 'Location'), send('StartDateTime')],
    [who()],
  );
