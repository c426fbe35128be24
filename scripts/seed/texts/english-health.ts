import type { Scenario } from './scenario.ts';

/** Health: claims, treatment, devices, leave. The things customers should not write into a case and do. */
export const ENGLISH_HEALTH: Scenario[] = [
  {
    language: 'en',
    subject: 'Claim for knee surgery rejected, appeal',
    third: 'he',
    priority: 'High',
    body: [
      'I am writing on behalf of our employee {third}, who has asked me to help because he is still on crutches. His claim for an arthroscopy of the left knee was rejected with the sentence "not medically necessary". The surgeon, Dr {third2Last}, had sent you the MRI report before the operation and was told by telephone that everything was in order.',
      'The claim number is {policy}, treatment on {date}, the bill is {amount}. He has paid the first half from his own savings with his card {card}, and the hospital threatens to hand the rest to a collection agency. He also has type 2 diabetes and takes metformin, which may be why the wound heals slowly; please make sure that the follow-up treatment is covered as well.',
      'You may call him directly on {thirdPhone} (afternoons), he has agreed to that. The practice of Dr {third2Last} is reachable at {thirdEmail}. I expect an answer within the ten working days that your own rules promise. Otherwise we will involve the works council and the ombudsman.',
    ],
    comments: [
      'Medical reviewer has looked at the MRI: indication is clear. The rejection came from a wrong procedure code on the bill.',
      'Spoke with {third} on {thirdPhone}. Explained that he will get the {amount} back, first half to his card {card}, the rest directly to the hospital.',
      'Collection agency stopped. Asked the practice for a corrected bill.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Appeal {policy}: decision',
        body: [
          'Dear {first},',
          'the medical review has accepted the appeal. The rejection was caused by a wrong procedure code, not by anything that {third} or the surgeon did.',
          'We pay the open half to the hospital today. The half that {third} paid himself goes back to the card he used.',
        ],
      },
      {
        incoming: true,
        subject: 'Re: Appeal {policy}: decision',
        body: [
          'Thank you. {third} asks whether physiotherapy twice a week is included, Dr {third2Last} has prescribed twelve sessions.',
          'He is away from Friday; after that please write to {email}.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Pregnancy and change of plan: confidential',
    third: 'she',
    priority: 'Medium',
    body: [
      'Please treat this as confidential. One of our engineers, Ms {thirdLast}, is expecting twins in spring. She has not told her department yet, only me and the company doctor. She wants to move from the basic to the family plan before the birth and would like to know what that means for the hospital she has chosen.',
      'There is a complication: she was treated for depression two years ago and has taken sertraline since. She is worried that the change of plan counts as a new application with health questions. Can you please tell me how this works without anyone writing to her office address? Her private e-mail is {thirdEmail} and her mobile is {thirdPhone}.',
      'My own date of birth is needed for the secure line, I was told: {dob}. My staff number with you is {policy}. Please ring me on {mobile} and not on the office line, we sit in an open-plan office here.',
    ],
    comments: [
      'Identity of {name} checked with date of birth {dob}. A change of plan within the group contract needs no health questions. Told her so on {mobile}.',
      'Do NOT write to the office address. Ms {thirdLast} gets the papers to {thirdEmail} only.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Your question about the family plan',
        body: [
          'Dear {first},',
          'a move from the basic to the family plan inside your group contract is not a new application. Nobody will ask for the medical history of your colleague.',
          'The papers go to the private address you gave me. As you asked, nothing is sent to the office.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Blood pressure monitor sends readings of another person',
    priority: 'High',
    body: [
      'We use forty of your connected monitors in the occupational health programme. Since the update last week the readings of two participants are mixed up. Our employee {third} (normal pressure, takes nothing) sees values around 178/104 in the app, and Mr {third2Last}, who had a stroke in March and really has those values, is shown as healthy. Our company doctor only noticed because she knows both of them.',
      'The devices were registered from {ip} on {date}, serial numbers {order} and {policy}. The page where you can see it is {url}. I have switched both off, but please check all of them today: if a third person relies on a false reading somebody may end up in hospital, and I will not be able to say that we did not know.',
      'Contact for the technical side is our technician {fourth}, {fourthEmail}. For everything else it is me, {name}, direct line {phone}. I also need to know whether this has to be reported as a breach of personal data, because other people saw health values that were not theirs.',
    ],
    comments: [
      'Confirmed: after the update two devices on the same gateway could swap their keys when they were paired within the same minute. Four customers affected.',
      'All forty devices of {account} checked. Only serials {order} and {policy} were swapped. Corrected, both participants informed by the company doctor.',
      'Privacy desk: reportable. Notification drafted, {name} gets the facts for the authority by tomorrow noon.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Facts for the authority',
        body: [
          'Good afternoon,',
          'our data protection officer needs until tomorrow noon: what happened, since when, how many people, what was done. Please send it to {email} and, in copy, to {fourthEmail}.',
        ],
      },
      {
        incoming: false,
        subject: 'Re: Facts for the authority',
        body: [
          'Dear {first},',
          'between the update and your message two devices, {order} and {policy}, showed the values of the other person. Two participants are affected at {account}, nobody outside your programme saw anything.',
          'The cause is corrected since last night. We report it on our side as well.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Employee abroad: emergency treatment and a bill in cash',
    third: 'he',
    priority: 'High',
    body: [
      'Our fitter {third} broke his collarbone on a building site abroad on {date}. The hospital there did not accept the insurance card and wanted {amount} in advance, which a workmate, Mr {third2Last}, paid with his own credit card, {card}. We have the receipts, although the stamp is hard to read.',
      'He flies home on Thursday with his arm in a sling and needs someone to collect him; he lives alone. He is also allergic to penicillin, which the hospital ignored, so that he now has a rash over the whole upper body. Please have the assistance doctor call him at {thirdPhone}. He speaks some English.',
      'The refund should go to Mr {third2Last} and not to the employee. I know that this is unusual, so tell me which form you need. I can sign for the company. Send everything to {email} or fax it, our number is the same as the telephone {phone} with 9 at the end.',
    ],
    comments: [
      'Assistance doctor spoke to {third} at {thirdPhone}: stable, antibiotics changed, fit to fly with an escort. Escort booked.',
      'Refund to a third party is possible with a declaration of both. Form sent to {email}.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Declaration signed',
        body: [
          'Hello {agent},',
          'attached is the declaration, signed by {third} and by Mr {third2Last}. The card he paid with is {card}, in case accounting wants to refund it there.',
          'He landed safely, thank the escort from us.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Death in service: beneficiary to be changed or not?',
    priority: 'Medium',
    body: [
      'I am sorry to have to report that our colleague Mr {thirdLast} died on {date} after a long illness; he was 54. His wife called me yesterday. There is a life cover of four annual salaries, policy {policy}, and the person named as beneficiary is still his first wife, Mrs {third2Last}, from whom he was divorced nine years ago.',
      'I know that you cannot change anything after the event. But in his file I found a form from last year with his signature which names his second wife and their two sons. It was stamped as received here, though apparently it was never passed on to you. The family is in a difficult position: the account from which the mortgage is paid is blocked.',
      'Please tell me honestly what we can do, and whether the company is liable for the form that was never sent. I would rather not explain this to the family by e-mail. The widow can be reached through her brother {fourth}, telephone {fourthPhone}. My direct line is {phone}.',
    ],
    comments: [
      'Condolences sent. Legal: the form counts when it can be proved that it reached the employer, who is our agent under this contract. Asked {first} for the original.',
      'Original arrived by courier, stamp is legible. Payment on policy {policy} on hold until the first wife has answered our letter.',
    ],
    mails: [],
  },
];
