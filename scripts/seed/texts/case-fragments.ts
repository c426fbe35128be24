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
        'I forgot to mention: the person to ask on our side while I am away is {fourth}, {fourthPhone}. Please copy {fourthEmail}, that is my colleague Mrs {fourthLast}.',
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
