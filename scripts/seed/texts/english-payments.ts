import type { Scenario } from './scenario.ts';

/** Money: direct debits, payroll files, payment cards, refunds. */
export const ENGLISH_PAYMENTS: Scenario[] = [
  {
    language: 'en',
    subject: 'Direct debit returned, contributions for {month} not collected',
    priority: 'High',
    body: [
      'We received a notice this morning that the collection of our {month} contributions was returned by the bank. The mandate still shows the old account: we changed banks in spring and I sent the form to your colleague twice, once by post and once from {email}.',
      'The correct account is {iban}, account holder {account}. Please do not use the old one again, it has been closed. My colleague {third} in treasury confirms that the money was there on the day; you can reach {third} at {thirdPhone} or {thirdEmail} between nine and four.',
      'What worries me most is that the health cover of {count} employees depends on this payment. One of them, Mrs {third2Last}, starts chemotherapy on Monday and the clinic has already asked whether she is insured. Can you confirm in writing that cover continues without a gap, and that no late fee of {amount} will be charged?',
      'I am at my desk all day on {phone}, otherwise try my mobile {mobile}.',
    ],
    comments: [
      'Called {name} back on {phone}. Confirmed the new account ends in {ibanEnd}; mandate form was scanned to the wrong customer folder.',
      'Billing has set up the mandate on {iban} and will collect again on the 15th. Late fee of {amount} waived. Cover letter for the clinic still to be sent.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Your direct debit for {month}',
        body: [
          'Dear {first},',
          'thank you for your patience on the telephone. The mandate now carries {iban}. We will collect the {month} contributions again on the 15th, and there is no late fee.',
          'Cover continues without a gap for all {count} employees; I attach the confirmation for the clinic.',
        ],
      },
      {
        incoming: true,
        subject: 'Re: Your direct debit for {month}',
        body: [
          'Hello {agent},',
          'thanks, that is a relief. Please send the confirmation to my colleague {third} ({thirdEmail}) too, treasury keeps these letters.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Benefits card charged twice at the pharmacy',
    priority: 'Medium',
    body: [
      'One of our people, Mr {thirdLast}, paid for his blood pressure medicine with the benefits card on {date} and was charged twice, {amount} each time. The card is {card}, it is valid until 09/28. The pharmacy says that the terminal lost its connection and that only one payment reached them.',
      'He has been on the phone with your hotline three times. The second time somebody asked him to read the full card number aloud in an open-plan office, which he did, and now he is afraid that somebody wrote it down. Could you check whether there were any attempts from other places since? Our own log shows a sign-in to the portal with his user from {ip}, which is not one of our addresses.',
      'Please refund the second payment to the card, not to the payroll account. He can be reached at {thirdEmail} or on {thirdPhone}; I should be kept in copy ({email}). For your reference, the order number of the pharmacy was {order}.',
    ],
    comments: [
      'Two authorisations of {amount} on card {card}, forty seconds apart, same terminal. Second one never settled, so it should drop off by itself; told {first} it takes up to seven days.',
      'Fraud desk looked at the sign-in from {ip}: matches the mobile network of Mr {thirdLast}. No foreign use of the card. New card offered anyway.',
      'Reminder for the team: never ask a caller for the full card number. Coaching agreed with the hotline lead.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Card charged twice, any news?',
        body: [
          'Hi,',
          'it has been a week and the second {amount} is still on the statement of card {card}. Mr {thirdLast} calls me daily. Could someone look at this, please?',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Payroll export puts salaries on the wrong bank accounts',
    priority: 'High',
    body: [
      'URGENT. The export we ran last night from your portal has shifted the bank column by one row, from line 214 on. So every employee after that line would have been paid to the account of the person above. Our bank stopped the file because the names did not match, but two instant payments went out before that.',
      'The two payments: {amount} that belonged to Ms {thirdLast} went to {iban}, which is the account of a former employee, Mr {third2Last}. He has left the company on bad terms and does not answer our calls. We have his last private number, {thirdPhone}, if your legal team wants to try.',
      'I have attached nothing on purpose because the file holds the salaries of {count} people. Please give me a safe way to send it. Our administrator Mrs {fourth} can show you the problem on screen at any time: {fourthEmail}. Until this is fixed we do salaries by hand, which means nobody in my team goes home before midnight.',
      'The address of the export job is {url}, started from {ip} at 22:14.',
    ],
    comments: [
      'Reproduced on a copy with made-up names: rows with an empty middle name move the bank column. Happens since the release of last Thursday.',
      'Hotfix is out. Asked {name} to run the export again with the option "check names against accounts".',
      'Legal: recall of the payment to {iban} has been requested through the bank. Mr {third2Last} has answered and will send the money back.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Payroll export: fixed, please check',
        body: [
          'Dear {first},',
          'the fault in the export was ours: rows without a middle name moved the bank column. It is corrected since 11:40 today.',
          'Please run the job at {url} again. Before you release it, compare five rows after line 214 with your own list. The recall of the payment to {iban} is under way.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Refund sent to a closed account',
    priority: 'Medium',
    body: [
      'Hello, in September you promised a refund of {amount} for the three people who left our plan. It never arrived. Today your accounts department told me that it was paid to {iban}. That account was closed two years ago when we moved to another bank, and I had written exactly that in my message of {date}.',
      'I understand that money to a closed account comes back, but the person I spoke with, a Mr {thirdLast}, said that there is no trace of it. Please find it. If it helps: the reference on the transfer should be {order}, and the beneficiary was spelt with our old name.',
      'Please pay by cheque this time to {account}, {street}, {postal} {city}, for the attention of {name}. I would also like the name of the person responsible, because I have now explained this to four different people and each one started from zero.',
    ],
    comments: [
      'Found the transfer: reference {order}, returned by the bank on the third and booked to the suspense account. Nobody told the customer.',
      'Cheque over {amount} goes out tomorrow to the postal address in the case. {first} informed by phone ({phone}).',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Your refund {order}',
        body: [
          'Dear {first},',
          'I am sorry that you had to explain this four times. The transfer came back to us and waited in a suspense account. A cheque over {amount} leaves our office tomorrow.',
          'From now on I am responsible for this case. You can answer this message and it will reach me.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Invoice {order} shows people who left months ago',
    priority: 'Low',
    body: [
      'Your invoice {order} lists {count} members, but eleven of them have left us since the summer. We had reported every one of them through the portal, on the last day of the month as agreed. I made a list by hand with the help of Mrs {thirdLast} from the front office; the oldest one is a driver who retired in May, Mr {third2Last}, and he even received a new card at home last week.',
      'I would like a corrected invoice before I release the payment of {amount}. Please also tell me whether the claims of those people were paid after they left, because our auditors will ask. And take the old contact person out of your system: letters still go to my predecessor.',
      'Invoices should be sent to {email} as a PDF, not on paper. If anything is unclear ring me on {phone}; on Fridays Mrs {thirdLast} stands in for me ({thirdEmail}).',
    ],
    comments: [
      'Leavers were reported correctly, but the file for June to August was rejected because of a date in the American form. The portal showed no error.',
      'Corrected invoice sent to {email}. Product team has a ticket for the silent rejection.',
    ],
    mails: [],
  },
];
