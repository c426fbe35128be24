import type { Language } from '../dates.ts';

/** Sentences that are added to a story so that two cases of the same kind do not read alike. */
export const CLOSINGS: Record<Language, string[]> = {
  en: [
    'Kind regards, {name}, {title}, {account}',
    'Thanks and best regards\n{first} {last}\n{title}\n{account}\nTel. {phone}',
    'Please quote our reference {order} in your answer. Sincerely, {name}',
    'I count on you. {first}',
    'Yours sincerely\n{name}\n{street}, {postal} {city}',
    'Sent from my phone, please excuse typing errors. {first} {last}, {mobile}',
  ],
  de: [
    'Mit freundlichen Grüßen\n{name}\n{title}\n{account}\nTelefon {phone}',
    'Vielen Dank und freundliche Grüße, {name}',
    'Bitte geben Sie bei der Antwort unser Zeichen {order} an. Freundliche Grüße, {name}, {account}',
  ],
  fr: [
    'Cordialement,\n{name}\n{title}\n{account}\nTél. {phone}',
    'Bien à vous, {name}',
    'Merci de rappeler notre référence {order}. Cordialement, {name}, {account}',
  ],
  es: [
    'Un cordial saludo,\n{name}\n{title}\n{account}\nTel. {phone}',
    'Quedo a la espera de su respuesta. Saludos, {name}',
    'Por favor, indiquen nuestra referencia {order} en la respuesta. Atentamente, {name}, {account}',
  ],
};

/** Paragraphs some customers add about everything that happened before. */
export const HISTORIES: Record<Language, string[]> = {
  en: [
    'For the record, this is not the first time. In spring we had a similar problem and it took six weeks, eleven calls and a letter from our lawyer, Mr {fourthLast}, until somebody looked at it. At the time you promised a fixed contact person. I was given a name, but that person had left before I could call. I do not want to threaten anybody, I only want you to understand why my tone is what it is. If you need the old correspondence, I have all of it and can send it from {email}.',
    'A few more facts, so that nobody needs to ask: {account} has been your customer for many years, our group contract covers {count} people, and all of them were moved to the new system last autumn. I am the main contact, my title is {title}, and I sign for everything that concerns benefits. When I am not in the office, please speak with my colleague {fourth} on {fourthPhone}; my colleague has read this message and may give you any information you need, including on the people named above.',
    'I have tried to solve this without you. Our own IT looked at it for two days, I have read the help pages, and I have asked in the user group. A user there, who had the same trouble, wrote that it helped to sign out everywhere and to sign in again from a fixed network. We did that from {ip} and it made no difference. Please do not send me the link to the help pages again; I know them by heart now.',
  ],
  de: [
    'Noch ein Hinweis zur Vorgeschichte: Schon im Frühjahr gab es einen ähnlichen Vorgang, der erst nach sechs Wochen und einem Schreiben unseres Anwalts geklärt wurde. Damals wurde uns ein fester Ansprechpartner zugesagt. Wenn ich nicht im Büro bin, spricht meine Kollegin Frau {fourthLast} für uns, Telefon {fourthPhone}. Sie kennt diese Nachricht und darf alle Auskünfte geben, auch zu den oben genannten Personen.',
  ],
  fr: [
    'Pour mémoire, nous avions déjà rencontré un problème semblable au printemps ; il avait fallu six semaines et un courrier de notre avocat, M. {fourthLast}, pour obtenir une réponse. Vous nous aviez alors promis un interlocuteur unique. En mon absence, vous pouvez parler avec lui au {fourthPhone} ; il connaît ce dossier et peut vous donner toute information utile.',
  ],
  es: [
    'Para que conste, no es la primera vez. En primavera tuvimos un problema parecido y hicieron falta seis semanas y una carta de nuestro abogado, el Sr. {fourthLast}, para que alguien lo mirara. Entonces nos prometieron una persona de contacto fija. Si no estoy en la oficina, pueden hablar con él en el {fourthPhone}; conoce el asunto y puede darles cualquier información.',
  ],
};

/** Notes the service team adds to any case. */
export const COMMON_COMMENTS: string[] = [
  'Customer called again ({mobile}), asked for status. Told {first} that we answer today.',
  'Left a message for {name} on {phone}.',
  'Waiting for second line. Next look tomorrow morning.',
  'Asked {first} for a copy of the letter, to be uploaded in the portal and not sent to {email}.',
  'Priority checked with team lead, stays as it is.',
  'Language of this customer is fine with the team, no translation needed.',
  'Handed over to the late shift. Everything that matters is in the description.',
  'Called {phone} at 8:30, number busy. Second attempt on {mobile} reached {first}.',
  'Linked to the earlier contact of this year, same cause suspected.',
];

/** Second messages of a customer, for cases whose story has none. */
export const FOLLOW_UPS: Record<Language, { subject: string; body: string[] }[]> = {
  en: [
    {
      subject: 'Any news?',
      body: [
        'Hello {agent},',
        'I have not heard from you since I wrote. Is there anything else that you need from us? I am on {mobile} until six.',
      ],
    },
    {
      subject: 'One more detail',
      body: [
        'Hi,',
        'I forgot to mention: the person to ask on our side while I am away is my colleague {fourth}, {fourthPhone}. Please copy {fourthEmail}.',
      ],
    },
  ],
  de: [
    {
      subject: 'Gibt es etwas Neues?',
      body: [
        'Guten Tag,',
        'seit meiner Nachricht habe ich nichts gehört. Brauchen Sie noch etwas von uns? Ich bin bis 16 Uhr unter {phone} zu erreichen, danach meine Kollegin Frau {fourthLast}, {fourthPhone}.',
      ],
    },
  ],
  fr: [
    {
      subject: 'Des nouvelles ?',
      body: [
        'Bonjour,',
        "Je n'ai pas eu de réponse depuis mon message. Avez-vous besoin d'autre chose ? Vous pouvez me joindre au {mobile}, ou ma collègue Mme {fourthLast} au {fourthPhone}.",
      ],
    },
  ],
  es: [
    {
      subject: '¿Hay novedades?',
      body: [
        'Buenos días:',
        'no he tenido noticias desde mi mensaje. ¿Necesitan algo más de nosotros? Estoy en el {mobile}; si no contesto, llamen a mi compañera la Sra. {fourthLast}, {fourthPhone}.',
      ],
    },
  ],
};
