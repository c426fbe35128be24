import type { SeededCase } from './cases.ts';
import type { Random } from './random.ts';
import { agentOf, fill, past } from './slots.ts';
import { COMMON_COMMENTS, FOLLOW_UPS } from './texts/case-fragments.ts';
import { record, type Seed, type TreeRecord } from './tree.ts';

const SUPPORT_ADDRESS = 'support@halvorsen-benefits.example';
const COMPANY = 'Halvorsen Benefits';

interface Mail {
  incoming: boolean;
  subject: string;
  body: string[];
}

/** The notes of a case: those of its story and up to two common ones; every ninth case has none yet. */
export function caseComments(seed: Seed, random: Random, row: SeededCase, number: number): TreeRecord[] {
  if (number % 9 === 0) return [];
  const common = random.sample(COMMON_COMMENTS, random.between(0, 2));
  const [first = '', ...rest] = row.scenario.comments;
  return [first, ...common, ...rest].map((template, index) =>
    record('CaseComment', `CaseComment_${String(number).padStart(3, '0')}${index + 1}`, {
      ParentId: `@${row.reference}`,
      CommentBody: fill(template, row.slots, seed.ledger, row.reference),
      IsPublished: index === 0,
    }),
  );
}

/** The e-mails of a case, oldest first: those of its story, or a follow-up by the customer, or none. */
export function caseMails(seed: Seed, random: Random, row: SeededCase, number: number): TreeRecord[] {
  const followUp: Mail[] = random.chance(0.5)
    ? [{ incoming: true, ...random.pick(FOLLOW_UPS[row.scenario.language]) }]
    : [];
  const mails = row.scenario.mails.length > 0 ? [...row.scenario.mails, ...followUp].slice(0, 3) : followUp;
  return mails.map((mail, index) =>
    record('EmailMessage', `EmailMessage_${String(number).padStart(3, '0')}${index + 1}`, {
      ParentId: `@${row.reference}`,
      ...mailFields(seed, row, mail),
      MessageDate: past(row.daysAgo - index - 1, 8 + ((number + index * 3) % 9), (number * 7) % 60),
    }),
  );
}

function mailFields(seed: Seed, row: SeededCase, mail: Mail): Record<string, unknown> {
  const text = (template: string): string => fill(template, row.slots, seed.ledger, row.reference);
  const customer = text('{name}');
  const address = text('{email}');
  const signature = mail.incoming
    ? text('{name}\n{title}, {account}\n{phone}')
    : `${agentOf(row.account.owner)}, ${COMPANY}`;
  return {
    Subject: text(mail.subject),
    TextBody: [...mail.body.map(text), signature].join('\n\n'),
    FromName: mail.incoming ? customer : COMPANY,
    FromAddress: mail.incoming ? address : SUPPORT_ADDRESS,
    ToAddress: mail.incoming ? SUPPORT_ADDRESS : address,
    Incoming: mail.incoming,
    Status: mail.incoming ? '1' : '3',
  };
}
