import type { Scenario } from './scenario.ts';

/** Access, privacy, integration and everyday service. */
export const ENGLISH_ACCESS: Scenario[] = [
  {
    language: 'en',
    subject: 'Locked out of the portal after a strange sign-in',
    priority: 'High',
    body: [
      'Since this morning nobody in our payroll team can sign in. The message says that the company account was locked "for unusual activity". I looked at the log that I can still see on my phone: there was a sign-in as my colleague {third} from {ip} at 03:12, followed by an export of the member list. {third} was asleep at that time and has never been near that network.',
      'The second address in the log is {ip6}. Both are unknown to our IT department. The export link was {url}, I did not dare to open it. If somebody really has that list, then they have the names, birth dates and bank accounts of {count} people, and I have to tell our data protection officer today.',
      'Please call me on my mobile, {mobile}, not by e-mail, because I do not know whether our mailboxes are safe. For the identity check: I am {name}, born on {dob}, and the secret word is the name of my first dog, which your colleague {agent} has in the file.',
    ],
    comments: [
      'Identity of {name} confirmed by call-back to {mobile} and date of birth. Sessions of all users of {account} ended, passwords reset.',
      'Export from {ip} was started but never downloaded: the link {url} expired unused. Written confirmation requested from security.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Your account is open again',
        body: [
          'Dear {first},',
          'all sessions have been ended and your team can set new passwords with the letter that the courier brings today.',
          'The export that was started from {ip} was never downloaded. You will get this in writing from our security team.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Request for all personal data under Article 15',
    priority: 'Medium',
    body: [
      'A former employee of ours, Mr {thirdLast}, has asked for a copy of all personal data that you hold about him. He sent the request to us by registered letter, with a copy of his passport; he now lives abroad and can be reached at {thirdEmail}. As you process the data for us, please send us your part within ten days.',
      "To find him: member number {policy}, he was with us until {date}. He also believes that a psychologist's report from his time in rehabilitation was passed on to his department head, Ms {third2Last}. If there is any trace of such a transfer in your system we need to know it, whether it is good or bad news. He has hired a lawyer.",
      'Please do not send anything unencrypted. Our key is published at {url}. Questions about the wording go to our data protection officer {fourth}, phone {fourthPhone}; questions about the person go to me at {email}.',
    ],
    comments: [
      "Found: master data, eleven claims, two letters. No psychologist's report in our archive, and no transfer to the employer in the log.",
      'Package encrypted with the key of {account} and sent. Deadline kept.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Data request, member {policy}',
        body: [
          'Dear {first},',
          'the encrypted package contains everything we hold: master data, eleven claims and two letters. There is no report of a psychologist among them, and our log shows no transfer to anyone in your company.',
          'Please confirm when you could open it.',
        ],
      },
      {
        incoming: true,
        subject: 'Re: Data request, member {policy}',
        body: [
          'Received and opened, thank you. {fourth} asks for one sentence about how long you keep the claims after somebody leaves.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Single sign-on fails for everyone with an accent in the name',
    priority: 'Medium',
    body: [
      'We switched to single sign-on last weekend. It works for most people, but everyone whose name has an accent or an apostrophe gets "subject not found". We have tested with our engineer {third} and with Mr {third2Last}, both fail; as soon as we remove the accent in a test user it works. So I am fairly sure that it is an encoding problem on your side.',
      'The requests come from {ip} and go to {url}. I can give you the trace of a failing request if you tell me how to send it; it contains e-mail addresses such as {thirdEmail}, so I will not paste it here. It concerns about {count} people, among them our whole plant management, and they are not amused.',
      'Could one of your engineers join a call tomorrow? I am available from eight at {phone}. If I am in a meeting, please leave a message with our switchboard, they know about it.',
    ],
    comments: [
      'Reproduced with a test tenant: we compare the subject after a normalisation that the identity provider does not do. Fix is one line, release on Wednesday.',
      'Workaround given to {first}: map the employee number instead of the name.',
    ],
    mails: [],
  },
  {
    language: 'en',
    subject: 'New starters did not receive their welcome letters',
    third: 'she',
    priority: 'Low',
    body: [
      'We have registered {count} new starters on {date} and only about half of them have received a welcome letter and a card. I asked around; those who have moved house in the last year seem to be affected, as if an old address were used. For example our employee {third} still gets post to a flat she left two winters ago, and the new tenant opened the letter.',
      'Could you please send the missing letters again, to the office this time: {street}, {postal} {city}. I will hand them out. Two people are in a hurry because they have dental appointments next week: {third} and Mr {third2Last}. Perhaps you could give them a provisional number by phone? Their numbers are {thirdPhone} and, through me, {phone}.',
      'It is not the end of the world, but this is the third time this year, and the new people start with a bad impression. Thank you for looking into it.',
    ],
    comments: [
      'Address file of the printing company was two months old. Reprint of all letters to the office address ordered.',
      'Provisional numbers given to {third} on {thirdPhone}. Second person reached through {first}.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Welcome letters',
        body: [
          'Dear {first},',
          'the printing company used an old address file. All letters are printed again and delivered to your office by Friday.',
          'Both people with dental appointments have provisional numbers now.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Please delete the recording of my call',
    priority: 'Medium',
    body: [
      'On {date} I called your service line and was asked at the end whether the call may be recorded. I said no. Yesterday a Ms {thirdLast} from your quality team phoned me and quoted two sentences of mine word for word, so there must be a recording. In that call I spoke about my own treatment for a thyroid condition and gave the number of my bank account, {iban}, and my birth date, {dob}.',
      'I want the recording deleted and I want to know who has listened to it. Please also tell me if it was transcribed by some software and where that software runs. My husband, who is a lawyer, says that I am entitled to an answer within a month. I would prefer it within a week, because I still like working with you.',
      'Send the answer to my work address {email}. The number from which I called was {mobile}, that will help you to find it.',
    ],
    comments: [
      'Recording found under {mobile}. The "no" was not passed on by the telephone system because of a time-out. Two people have listened to it, no transcript exists.',
      'Recording deleted in the presence of the privacy desk. Fault reported to the telephone provider.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Your call of {date}',
        body: [
          'Dear {first},',
          'you are right, and I am sorry. Your "no" was lost by the telephone system. The recording was deleted today; two members of the quality team had listened to it, and it was never transcribed.',
        ],
      },
    ],
  },
  {
    language: 'en',
    subject: 'Terminal in the canteen declines every second card',
    priority: 'Medium',
    body: [
      'The payment terminal in our canteen (device {order}) declines about every second benefits card with "contact issuer". The queue goes out to the yard and people leave without lunch. Our caterer {third} has changed the cable and restarted it; the provider of the line sees nothing unusual from {ip}.',
      'Yesterday we wrote down three examples: card {card} at 12:05, card {card2} at 12:06 (that is mine), and one more that I could not read. All have enough money on them. My card worked five minutes later in the shop next door. The helpline told us to do a factory reset, for which we need a password that nobody here has.',
      'Can you send a technician to {street}, {city}? Please let him ask for {third}, telephone {thirdPhone}. Mornings are best. If we cannot solve this by Friday, I will have to hand out vouchers, and that costs us about {amount} a day.',
    ],
    comments: [
      'Log of device {order}: every second request runs into a time-out of two seconds at the new gateway. Not a matter of the cards.',
      'Technician visited, terminal moved to the second gateway. {third} tested with six cards, all fine. Watching it for two days.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Works again',
        body: [
          'Hello,',
          'the technician was here this morning and it works since then. Lunch took place. One question is left: was my card {card2} charged for the failed attempt? I see {amount} as pending.',
        ],
      },
    ],
  },
];
