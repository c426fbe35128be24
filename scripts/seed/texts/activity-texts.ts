/** Tasks on deals: subject and description. */
export const DEAL_TASKS: readonly (readonly [string, string])[] = [
  ['Call', 'Ask {name} whether the numbers arrived. Mobile {mobile}, best before ten.'],
  [
    'Send Quote',
    'Quote for {count} people to {email}. Copy to procurement, colleague {fourth}, {fourthEmail}.',
  ],
  ['Send Letter', 'Printed offer to {name}, address as in the contact. {first} asked for paper.'],
  [
    'Call',
    'Call back {first} on {phone} about the data protection questions. Mrs {thirdLast} from the works council joins.',
  ],
];

/** Tasks on cases. */
export const CASE_TASKS: readonly (readonly [string, string])[] = [
  ['Call', 'Tell {name} the result on {mobile}. Be careful, sensitive topic.'],
  ['Send Letter', 'Written confirmation to {name}, {street}, {postal} {city}.'],
  ['Other', 'Check that the correction has reached the archive. Reference {order}.'],
];

/** Meetings: subject, place and description. */
export const MEETINGS: readonly (readonly [string, string, string])[] = [
  ['Meeting', 'Video call', 'Demo for {name} and the payroll team. Dial-in was sent to {email}.'],
  [
    'Meeting',
    'At the customer',
    'Visit at the office in {city}. Ask for {first} at the gate, or ring {mobile}.',
  ],
  [
    'Call',
    'Telephone',
    'Quarterly review with {name}. Topics: late claims, new joiners, card usage. {first} is joined by colleague {fourth}.',
  ],
];

/** Companies of people who are not customers yet, with their industry. */
export const LEAD_COMPANIES: readonly (readonly [string, string])[] = [
  ['Amberfall Dental Group', 'Healthcare'],
  ['Birch & Bobbin Textiles', 'Apparel'],
  ['Cinderford Glassworks', 'Manufacturing'],
  ['Dovetail Joinery Partners', 'Construction'],
  ['Elmsworth Veterinary Clinics', 'Healthcare'],
  ['Foxglove Media House', 'Media'],
  ['Gullwing Ferries', 'Shipping'],
  ['Hollowbrook Foods', 'Food & Beverage'],
  ['Ironvale Tooling', 'Machinery'],
  ['Jadewater Hotels', 'Hospitality'],
];
