/** What is sold: name, amount per employee and year (low, high). */
export const OFFERS: readonly (readonly [string, number, number])[] = [
  ['Group health plan', 180, 420],
  ['Benefits card roll-out', 25, 60],
  ['Blood pressure programme', 30, 90],
  ['Dental and vision add-on', 45, 110],
  ['Payroll integration', 8, 20],
  ['Life cover renewal', 60, 140],
  ['Travel assistance', 12, 35],
  ['Mental health line', 15, 40],
];

/** Stage and the probability Salesforce gives it by default. */
export const STAGES: readonly (readonly [string, number])[] = [
  ['Prospecting', 10],
  ['Qualification', 10],
  ['Needs Analysis', 20],
  ['Value Proposition', 50],
  ['Id. Decision Makers', 60],
  ['Perception Analysis', 70],
  ['Proposal/Price Quote', 75],
  ['Negotiation/Review', 90],
  ['Closed Won', 100],
  ['Closed Lost', 0],
];

/** Descriptions a rep writes for a deal; words in braces as in the cases. */
export const OPPORTUNITY_DESCRIPTIONS: string[] = [
  '{name} ({title}) wants one provider instead of three by January. The incumbent raised prices by eleven percent and is slow with claims. {first} likes our portal but fears the move of the payroll data. Reference call with another customer was requested; best number is {mobile}.\n\nBudget is approved for {count} people. Competitors in the room: the incumbent and a broker, Mr {thirdLast}, who knows the CFO well. He can be reached at {thirdEmail}.',
  'Came from a complaint that we solved well (reference {order}). {name} told the board about it and asked for an offer for the whole group. Works council has to agree; the chair is Mrs {thirdLast}, {thirdPhone}, and she will ask where health data is stored and who can read it.\n\nPrice is not the first question here. Speed is: they want the first cards before the summer holidays.',
  'Meeting in their office in {city}: {first} showed the current contract, price per head is {amount} and the notice period ends soon. They had two cases last year in which treatment was delayed because of missing approvals, one of them concerned a manager with cancer. That is why {first} wants a named contact and answers within a day.\n\nProcurement ({fourth}, {fourthEmail}, colleague of {first}) wants three offers and will push for a discount of ten percent.',
  'Renewal with growth. {name} confirmed on the phone ({phone}) that headcount goes up by a third after the merger. The new colleagues have another plan and their people will compare. {first} needs a table that shows both plans side by side, without jargon.\n\nRisk: the new CFO, Mr {third2Last}, came from a company that works with a competitor.',
  'Pilot with {count} people first, then everyone. Success means: sixty percent use the card in the first quarter, no payroll errors, and fewer than five questions a week to HR. {name} will send the numbers to me from {email}.\n\nThe IT check is the hurdle. They want single sign-on, an audit log and a list of all subprocessors. Contact is their engineer {fourth}, {fourthPhone}.',
  'Lost time in spring because {name} was ill for two months; she does not want that mentioned to her boss. Now back and motivated. Decision is made by a group of three, the deciding voice is the head of finance, Mrs {third2Last}.\n\nThey pay from an account abroad, so we need the mandate early. Invoices go to {email}.',
  'Tender. Documents at {url}, questions until {date2}. {name} cannot talk to bidders directly during the tender, so please no calls to {phone}. Formal questions go through the portal only.\n\nOur strong points: claims in four languages, local doctors, data in the region. Weak: no branch office nearby.',
];

/** Next steps, at most 255 characters. */
export const NEXT_STEPS: string[] = [
  'Send side-by-side table to {first}',
  'Call {name} on {mobile} after the board meeting',
  'Prepare answers for the works council',
  'Reference call with another customer',
  'Price approval by team lead',
  'Send mandate form to {email}',
  'Wait for the tender result',
  'Demo of the portal for payroll and IT',
];

/** What leads wrote or said; words in braces as in the cases. */
export const LEAD_DESCRIPTIONS: string[] = [
  'Filled in the form on our web page. Wants to know whether we insure seasonal workers. "Please call me on {mobile}, not on the company line, my boss does not know yet that we are looking for someone new."',
  'Met at the trade fair, talked for half an hour about benefits cards. Has about {count} employees and an unhappy payroll team. Mail to {email} with prices was promised. Assistant is Mrs {thirdLast}, {thirdPhone}.',
  'Recommended by {third}, a friend from university who works for one of our customers. Current provider refused the treatment of a colleague with multiple sclerosis, which caused trouble in the whole office. Needs an offer before {date2}.',
  'Called the hotline by mistake, turned out to be interested. Direct line {phone}. Asked three times where the data is stored. Wants to pay by direct debit and already dictated the account to my colleague, which I did not write down.',
  'Downloaded the guide on sick leave from {ip}. No answer to the first message. LinkedIn says that {first} changed jobs recently; former colleague of Mr {thirdLast}, whom we know well.',
  'Asked for a call back because of a broker, Mr {third2Last}, who promised things in our name. To be clarified before any offer. Private address for documents: {thirdEmail}.',
];
