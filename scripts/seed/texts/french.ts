import type { Scenario } from './scenario.ts';

/** Cases written in French. */
export const FRENCH: Scenario[] = [
  {
    language: 'fr',
    subject: 'Prélèvement refusé après changement de banque',
    priority: 'High',
    body: [
      "Bonjour, le prélèvement des cotisations de {month} a été rejeté. Nous avons changé de banque en avril et j'avais envoyé le nouveau RIB à votre service, par courrier puis depuis {email}. Le bon compte est le suivant : {iban}, au nom de {account}. L'ancien compte est clôturé, merci de ne plus l'utiliser.",
      "Ma collègue Mme {thirdLast}, à la trésorerie, peut vous confirmer que la provision était suffisante ; son numéro direct est le {thirdPhone}. Ce qui m'inquiète, c'est la couverture santé de nos {count} salariés. L'un d'eux, M. {third2Last}, commence une dialyse lundi et l'hôpital a déjà demandé une attestation.",
      "Pouvez-vous confirmer par écrit que les droits restent ouverts, et qu'aucun frais de rejet de {amount} ne sera facturé ? Je suis joignable toute la journée au {phone}, sinon sur mon portable au {mobile}. D'avance merci.",
    ],
    comments: [
      "RIB retrouvé dans le dossier d'un autre client. Mandat mis à jour sur {iban}, nouveau prélèvement le 15.",
      "Attestation envoyée à l'hôpital, client prévenu par téléphone au {phone}. Frais annulés.",
    ],
    mails: [
      {
        incoming: false,
        subject: 'Votre prélèvement de {month}',
        body: [
          'Bonjour {name},',
          'le mandat porte désormais le compte {iban}. Un nouveau prélèvement aura lieu le 15, sans frais.',
          "Les droits de vos salariés restent ouverts ; l'attestation est partie ce matin.",
        ],
      },
      {
        incoming: true,
        subject: 'Re: Votre prélèvement de {month}',
        body: [
          'Merci beaucoup. Merci de mettre aussi Mme {thirdLast} en copie ({thirdEmail}), la trésorerie archive ces courriers.',
        ],
      },
    ],
  },
  {
    language: 'fr',
    subject: "Remboursement d'une hospitalisation toujours en attente",
    priority: 'Medium',
    body: [
      "Madame, Monsieur, notre salariée Mme {thirdLast} a été hospitalisée le {date} pour une fausse couche. Le dossier {policy} est complet depuis cinq semaines et le remboursement de {amount} n'est toujours pas arrivé. Elle a dû avancer les frais avec sa carte personnelle, numéro {card}, et se trouve à découvert.",
      "On lui a demandé trois fois le même certificat du Dr {third2Last}. Vous comprendrez que raconter cette histoire à trois interlocuteurs différents est très pénible. Je vous demande de désigner une seule personne et de ne plus l'appeler sur son lieu de travail ; son numéro privé est le {thirdPhone}, son adresse {thirdEmail}.",
      "Pour toute question administrative, adressez-vous à moi : {name}, {phone}. Le service social de l'entreprise suit également le dossier. Sans réponse de votre part d'ici vendredi, nous saisirons le médiateur.",
    ],
    comments: [
      "Certificat présent depuis le premier envoi, mal indexé. Virement de {amount} ordonné aujourd'hui.",
      'Interlocuteur unique désigné. Ne plus contacter Mme {thirdLast} au bureau : uniquement {thirdEmail}.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Dossier {policy}',
        body: [
          'Bonjour {name},',
          "le virement de {amount} est parti aujourd'hui. Le certificat était dans notre système depuis le début ; nous vous devons des excuses.",
          'Je suis désormais la seule personne qui suivra ce dossier.',
        ],
      },
    ],
  },
  {
    language: 'fr',
    subject: 'Connexion suspecte au portail employeur',
    priority: 'High',
    body: [
      "Bonjour, notre responsable informatique M. {thirdLast} a relevé cette nuit une connexion au portail depuis l'adresse {ip}, avec mon identifiant, alors que je dormais. La page consultée était {url}, c'est-à-dire la liste des {count} bénéficiaires avec leurs dates de naissance et leurs comptes bancaires.",
      "J'ai changé mon mot de passe ce matin, mais je ne sais pas si la liste a été téléchargée. Merci de vérifier d'urgence, car nous n'avons que soixante-douze heures pour prévenir l'autorité. Pour vérifier mon identité : {name}, date de naissance {dob}, téléphone professionnel {phone}.",
      "Merci de m'appeler plutôt que d'écrire, sur mon portable {mobile}. M. {thirdLast} peut fournir les journaux de notre côté : {thirdEmail}. Bloquez tous les accès de {account} si vous avez le moindre doute, nous préférons travailler sur papier pendant deux jours.",
    ],
    comments: [
      'Identité vérifiée (date de naissance {dob}). Sessions fermées. La liste a été affichée, pas téléchargée.',
      "Rapport pour l'autorité transmis à {name}. Double authentification activée pour tous les administrateurs de {account}.",
    ],
    mails: [],
  },
];
