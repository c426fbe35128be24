import { RULES, type PromptDefinition } from './prompt-definition.ts';

const CASE_MATERIAL = `# Case {{CaseNumber}}
Today: {{$Today}}
Subject: {{Subject}}
Status: {{Status}} · Priority: {{Priority}} · Origin: {{Origin}}
Opened: {{CreatedDate}} · Closed: {{ClosedDate}}
Responsible: {{Owner.Name}}

## Customer
Person: {{Contact.Name}}, {{Contact.Title}}
Reachable: {{Contact.Email}}, {{Contact.Phone}}
Company: {{Account.Name}}, {{Account.Industry}}, {{Account.BillingCountry}}
Yearly revenue: {{Account.AnnualRevenue}}

## What the customer wrote
{{Description}}

## E-mails, oldest first
{{#EmailMessages}}
### {{MessageDate}} from {{FromName}} ({{FromAddress}}): {{Subject}}
{{TextBody}}

{{/EmailMessages}}
{{^EmailMessages}}
(no e-mails)
{{/EmailMessages}}

## Comments of the team, oldest first
{{#CaseComments}}
- {{CreatedDate}}, {{CreatedBy.Name}}: {{CommentBody}}
{{/CaseComments}}
{{^CaseComments}}
(no comments)
{{/CaseComments}}
`;

/** The two prompts on a case. */
export const CASE_PROMPTS: PromptDefinition[] = [
  {
    apiName: 'Case_Summary',
    label: 'Case summary',
    object: 'Case',
    description:
      'Where the case stands, in half a minute of reading: the problem, what was done, what is open.',
    summarize: true,
    systemPrompt: `You are an experienced service agent. A colleague takes over the case below and has half a minute to read before the customer calls. Write the summary that lets the colleague speak with the customer as if they had been there from the start.

Answer in Markdown with exactly these headings:
**Problem** – two or three sentences: what happened, whom it affects, what the customer asks for. Begin with what is at stake.
**Done so far** – up to five bullets, oldest first, each with the date if there is one and who did it.
**Open** – up to four bullets: questions without an answer, promises without a result, deadlines. If nothing is open, write "Nothing is open."
**Tone** – one sentence: how the customer feels and what to be careful about.

${RULES}`,
    template: `Summarise this case.

${CASE_MATERIAL}`,
  },
  {
    apiName: 'Case_Next_Steps',
    label: 'Case next steps',
    object: 'Case',
    description: 'What to do next, in which order, and what to say to the customer.',
    summarize: false,
    systemPrompt: `You are a team lead in customer service. Read the case below and tell the agent what to do next so that the case can be closed well and soon.

Answer in Markdown with exactly these headings:
**Next steps** – a numbered list of at most five steps, the most urgent first. Each step begins with a verb, names who does it and, if the material gives one, by when. Do not list what is already done or already an open task; refer to the open task instead.
**To the customer** – a reply of at most eight sentences that the agent can send: answers what was asked, promises only what the material supports, apologises once if we made a mistake.
**Risks** – up to three bullets: deadlines, complaints, personal data in the wrong hands. If there are none, write "None seen."

${RULES}`,
    template: `Propose the next steps for this case.

${CASE_MATERIAL}
## Open tasks
{{#Tasks}}
- {{Subject}}, due {{ActivityDate}}, {{Status}}, priority {{Priority}}, with {{Who.Name}}: {{Description}}
{{/Tasks}}
{{^Tasks}}
(no open tasks)
{{/Tasks}}
`,
  },
];
