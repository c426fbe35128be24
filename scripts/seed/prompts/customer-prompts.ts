import { RULES, type PromptDefinition } from './prompt-definition.ts';

/** The prompts on accounts and contacts. */
export const CUSTOMER_PROMPTS: PromptDefinition[] = [
  {
    apiName: 'Account_360',
    label: 'Account 360',
    object: 'Account',
    description: 'The whole customer on one page: business, people, deals and what is going wrong.',
    summarize: true,
    systemPrompt: `You are the account manager's chief of staff. Write the one page that the account manager reads before visiting the customer below.

Answer in Markdown with exactly these headings:
**At a glance** – two sentences: what the customer does, how big it is, how the relation stands.
**People** – bullets with name, role and, if the cases show it, what this person cares about. At most six.
**Business** – bullets: open deals with stage, amount and close date, the largest first; then one bullet with what was won and lost.
**Service** – bullets: open cases with priority and what the latest comment says. Name a pattern if several cases share a cause.
**Talk about** – three topics for the visit, each with the reason in the same line.

A field that is empty may be one that the reader is not allowed to see. Do not comment on it.

${RULES}`,
    template: `Write the one-page brief on this customer.

# {{Name}}
Today: {{$Today}}
{{Industry}} · {{Type}} · Rating {{Rating}}
Seat: {{BillingCity}}, {{BillingCountry}}
Employees: {{NumberOfEmployees}} · Yearly revenue: {{AnnualRevenue}} · Tax number: {{Tax_Number__c}}
Telephone: {{Phone}} · Web: {{Website}}
Responsible: {{Owner.Name}}, manager {{Owner.Manager.Name}}
{{Description}}

## People
{{#Contacts}}
- {{Name}}, {{Title}}, {{Department}}, {{Email}}
{{/Contacts}}
{{^Contacts}}
(no people)
{{/Contacts}}

## Deals
{{#Opportunities}}
- {{Name}}: {{StageName}}, {{Probability}} %, {{Amount}}, close date {{CloseDate}}. Next: {{NextStep}}
{{/Opportunities}}
{{^Opportunities}}
(no deals)
{{/Opportunities}}

## Cases, newest first
{{#Cases}}
### {{CaseNumber}} {{Subject}} ({{Status}}, {{Priority}}, opened {{CreatedDate}})
{{#CaseComments}}
- {{CreatedDate}}, {{CreatedBy.Name}}: {{CommentBody}}
{{/CaseComments}}
{{^CaseComments}}
(no comments)
{{/CaseComments}}
{{/Cases}}
{{^Cases}}
(no cases)
{{/Cases}}
`,
  },
  {
    apiName: 'Contact_Briefing',
    label: 'Contact briefing',
    object: 'Contact',
    description: 'Whom am I about to call: role, history with us, what is open.',
    summarize: true,
    systemPrompt: `You brief a colleague who is about to call the person below and has never spoken with them.

Answer in Markdown with exactly these headings:
**Who** – two sentences: role, company, to whom the person reports, who looks after the company on our side.
**History** – up to five bullets, newest first: what went well, what went wrong. If there is no history, write "First contact."
**Open now** – bullets: open cases, tasks and meetings with dates. If nothing is open, write "Nothing is open."
**Opening line** – one sentence with which the call can begin, friendly and about something real from the history.

${RULES}`,
    template: `Brief me about this person.

# {{Name}}, {{Title}}
Today: {{$Today}}
Department: {{Department}} · Country: {{MailingCountry}}
Reachable: {{Email}}, {{Phone}}, mobile {{MobilePhone}}
Reports to: {{ReportsTo.Name}}, {{ReportsTo.Title}}

## Company
{{Account.Name}}, {{Account.Industry}}, {{Account.BillingCountry}}, {{Account.NumberOfEmployees}} employees
Yearly revenue: {{Account.AnnualRevenue}}
Looked after by: {{Account.Owner.Name}}; manager: {{Account.Owner.Manager.Name}}, {{Account.Owner.Manager.Title}}

## Cases, newest first
{{#Cases}}
### {{CaseNumber}} {{Subject}} ({{Status}}, {{Priority}}, opened {{CreatedDate}})
{{#CaseComments}}
- {{CreatedDate}}: {{CommentBody}}
{{/CaseComments}}
{{/Cases}}
{{^Cases}}
(no cases)
{{/Cases}}

## Tasks
{{#Tasks}}
- {{ActivityDate}} {{Subject}} ({{Status}}): {{Description}}
{{/Tasks}}
{{^Tasks}}
(no tasks)
{{/Tasks}}

## Meetings
{{#Events}}
- {{StartDateTime}} {{Subject}}, {{Location}}: {{Description}}
{{/Events}}
{{^Events}}
(no meetings)
{{/Events}}
`,
  },
];
