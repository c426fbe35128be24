import type { Scenario } from './scenario.ts';

/** Stories that only make sense in the United States: social security numbers, COBRA, W-2, HSA. */
export const ENGLISH_AMERICA: Scenario[] = [
  {
    language: 'en',
    subject: 'Wrong Social Security number on W-2 for benefits',
    priority: 'High',
    body: [
      'One of our drivers, Mr. {thirdLast}, got a letter from the tax office that the number on his W-2 does not match his name. We checked: in our system his SSN is {ssn}, which is right, but your file shows {ssn2}. That number belongs to another person in our company who is not happy about it either.',
      'We need a corrected form before the end of the month. Please do not just change it in the portal, the last time that happened the health savings account was opened under the wrong number and it took your team until fall to move {amount} back. His HSA card ends the same as before, full number {card}.',
      'Mr. {thirdLast} can be reached at {thirdPhone} after his shift, or email {thirdEmail}. If you need a copy of his card we can upload it, just tell me where. My number is {phone}. I am out on Friday; in that case ask for my colleague {fourth} in our front office.',
    ],
    comments: [
      'Compared with the enrollment file: the digits were typed by hand on our side. Correct SSN {ssn} confirmed with {name} on {phone}.',
      'Corrected W-2 ordered. HSA checked, it carries the right number; nothing to move this time.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Corrected form on its way',
        body: [
          'Hi {first},',
          'the typo was ours. The corrected form will be mailed to Mr. {thirdLast} this week, and the savings account already carries the right number.',
          'You do not need to upload anything.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'COBRA notice never arrived, coverage gap',
    priority: 'High',
    body: [
      'Our former office manager Mrs. {thirdLast} was laid off on {date}. She never got the COBRA notice, and when she went to her oncologist last week the front desk told her that she has no coverage. She has breast cancer, stage two, and the next infusion is scheduled for Tuesday. This cannot wait.',
      "Her SSN is {ssn}, date of birth is on file. She has moved in with her sister, so the notice may have gone to the old apartment. The sister's number is {thirdPhone}. She is ready to pay the premium of {amount} over the phone today with her Visa {card}, please just call her.",
      'I have talked to two of your representatives. The first one told me to write to {url}, which gives me an error page. The second one hung up. I would appreciate a call back from a supervisor at {phone} today. If there is a form that I can sign for her as the employer, send it to {email} and you will have it back in five minutes.',
    ],
    comments: [
      'Supervisor call done. Notice had gone to the old apartment. Election accepted by phone, effective retroactively, no gap.',
      'Premium of {amount} charged to card {card}. Oncology office informed by phone, infusion on Tuesday is covered.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Thank you',
        body: [
          'Hi {agent},',
          "Mrs. {thirdLast} just called me in tears, good ones. Tuesday is confirmed. Could you please still mail the paper notice to her sister's address? She will text it to you from {thirdPhone}.",
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Dependent verification: son dropped from dental plan',
    third: 'she',
    priority: 'Medium',
    body: [
      'During the dependent audit your vendor dropped the son of our employee {third} from the dental plan. She had uploaded the birth certificate and the school letter on {date}, I was sitting next to her. The boy has braces and a monthly appointment; the orthodontist, Dr. {third2Last}, now bills her {amount} directly.',
      'The vendor says that the SSN of the child does not match. We entered {ssn}. She read it to me from the card, so I think that somebody on your end mixed up the child and the mother. Please compare with the enrollment file of last year, the member number is {policy}.',
      'Please reinstate him back to the first of the month and let the dental office know. {third} can be reached at {thirdEmail}. She works nights at the plant, so do not call before noon: {thirdPhone}. I am here until five most days, {phone}.',
    ],
    comments: [
      'Vendor had compared with the SSN of the mother. Child {ssn} matches. Reinstated to the first of the month.',
      'Dental office called. They will resubmit {amount} to us and cancel the bill to the employee.',
    ],
    mails: [],
  },
  {
    language: 'en',
    subject: 'Leave request: medical details went to the wrong supervisor',
    third: 'he',
    priority: 'High',
    body: [
      'This is a complaint. Our employee {third} applied for twelve weeks of medical leave because of a spinal fusion. The certification of his doctor lists everything: the herniated disc, the opioid prescription, and an earlier stay in a recovery program. Instead of going to me, the whole packet was emailed by your leave team to his shift supervisor, Mr. {third2Last}, who has since told half of the warehouse.',
      'I want to know who sent it, to which address, and why a packet with a Social Security number on every page ({ssn}) travels by plain email at all. Our counsel will be in touch. In the meantime please block the leave team from contacting anyone at {account} except me, {name}, at {email} or {mobile}.',
      'Mr. {thirdLast} goes into surgery on {date2}. He should not have to worry about his job or about gossip on top of that. Please make sure that the first disability payment goes out on time, to the account that he uses for payroll.',
    ],
    comments: [
      'Leave packet was sent to the address in the field "supervisor" of the request, which the employee himself had filled in. The template should not contain the certification at all.',
      'Privacy incident opened. Contact block for {account} is active: only {name}.',
      'Disability payment scheduled, first date confirmed to {first} by phone.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Our answer to your complaint',
        body: [
          'Dear {first},',
          'the packet was sent to the address given as supervisor. That the medical certification was part of it is our mistake, and the template has been withdrawn today.',
          'Only you will be contacted about this leave from now on. The first payment is scheduled.',
        ],
      },
      {
        incoming: true,
        subject: 'Re: Our answer to your complaint',
        body: [
          'Thank you for the straight answer. Counsel wants a copy of the message as it was sent, with headers. Please mail it to {fourthEmail}, that is our outside attorney, Mr. {fourth}.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'HSA debit card used at a gas station, please block',
    third: 'she',
    priority: 'High',
    body: [
      'Somebody is using the HSA card of our employee {third}. She noticed three charges at gas stations two states away, {amount} in total, while she was in the hospital with her newborn. The card number is {card}. She still has the card in her purse, so the number must have been copied somewhere.',
      'I have already asked your hotline to block it. They wanted her SSN ({ssn}), her date of birth and the last three purchases, and then told her that only the account holder may block a card and she should call back "when she is feeling better". That is not acceptable. Please block it now and call me at {phone} when it is done.',
      'She will dispute the charges in writing. Please send the form to {thirdEmail}. Our security desk has also seen attempts to sign in to her portal account from {ip}, maybe that is connected. Her husband, Mr. {thirdLast}, may speak for her; his cell is {thirdPhone}.',
    ],
    comments: [
      'Card {card} blocked at once. Three charges disputed provisionally, {amount} credited.',
      'Sign-in attempts from {ip} failed all. Portal password reset anyway. Hotline script for blocking is being rewritten: anyone may block, only the holder may unblock.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Card blocked',
        body: [
          'Hi {first},',
          'the card is blocked and the three charges are credited for now. The dispute form went to {thirdEmail}.',
          'What your employee was told on the hotline was wrong. Anyone may ask us to block a card.',
        ],
      },
    ],
  },
];
