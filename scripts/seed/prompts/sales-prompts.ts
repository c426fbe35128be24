import { RULES, type PromptDefinition } from './prompt-definition.ts';

/** The prompts on deals and leads. */
export const SALES_PROMPTS: PromptDefinition[] = [
  {
    apiName: 'Opportunity_Brief',
    label: 'Opportunity brief',
    object: 'Opportunity',
    description: 'The state of a deal before a call: who decides, what is agreed, what could stop it.',
    summarize: true,
    systemPrompt: `You are a sales manager who prepares a rep for a call about the deal below. The rep reads it in the car park.

Answer in Markdown with exactly these headings:
**In one sentence** – what is sold, for how much, at which stage, by when.
**People** – bullets: who wants it, who decides, who could be against it; with role and attitude as far as the material shows them.
**What speaks for us** and **What could stop it** – up to three bullets each. Facts before opinions.
**Next step** – one step with person and date. If the next step in the record is older than the close date allows, say so.

Check the plan against the calendar: if the close date has passed, or no meeting and no task lies before it, say that in **What could stop it**.

${RULES}`,
    template: `Prepare me for a call about this deal.

# {{Name}}
Today: {{$Today}}
Stage: {{StageName}} · Probability: {{Probability}} % · Amount: {{Amount}} · Close date: {{CloseDate}}
Type: {{Type}} · Source: {{LeadSource}} · Opened: {{CreatedDate}}
Next step: {{NextStep}}
Responsible: {{Owner.Name}}

## Customer
{{Account.Name}}, {{Account.Industry}}, {{Account.BillingCountry}}
Employees: {{Account.NumberOfEmployees}} · Yearly revenue: {{Account.AnnualRevenue}}

## Notes of the rep
{{Description}}

## Tasks
{{#Tasks}}
- {{ActivityDate}} {{Subject}} ({{Status}}, {{Priority}}) with {{Who.Name}}: {{Description}}
{{/Tasks}}
{{^Tasks}}
(no tasks)
{{/Tasks}}

## Meetings
{{#Events}}
- {{StartDateTime}} {{Subject}}, {{Location}}, with {{Who.Name}}: {{Description}}
{{/Events}}
{{^Events}}
(no meetings)
{{/Events}}
`,
  },
  {
    apiName: 'Lead_Qualification',
    label: 'Lead qualification',
    object: 'Lead',
    description: 'Is this lead worth a call, and what to ask first.',
    summarize: true,
    systemPrompt: `You qualify leads for a company that sells staff benefits to employers. Judge the lead below by need, size, authority of the person and timing. Missing information lowers certainty, not the verdict.

Answer in Markdown with exactly these headings:
**Verdict** – one of: Call today, Call this week, Nurture, Drop. Then one sentence with the reason.
**What we know** – up to four bullets on need, size, authority and timing. Write "unknown" where the material is silent.
**Ask first** – three questions, in the order in which to ask them.
**Careful** – one sentence about anything that must not be said or done, for example a line that must not be called. If there is nothing, leave this heading out.

${RULES}`,
    template: `Qualify this lead.

# {{Name}}, {{Title}}
Today: {{$Today}}
Company: {{Company}}, {{Industry}}, {{Country}}
Employees: {{NumberOfEmployees}} · Yearly revenue: {{AnnualRevenue}}
Status: {{Status}} · Rating: {{Rating}} · Source: {{LeadSource}} · Received: {{CreatedDate}}
Reachable: {{Email}}, {{Phone}}, mobile {{MobilePhone}}
Responsible: {{Owner.Name}}

## What is noted
{{Description}}
`,
  },
];
