import type { Scenario } from './scenario.ts';

/** Cases written in German. */
export const GERMAN: Scenario[] = [
  {
    language: 'de',
    subject: 'Lastschrift auf falsches Konto ausgeführt',
    priority: 'High',
    body: [
      'Sehr geehrte Damen und Herren, die Beiträge für {month} wurden von einem Konto abgebucht, das uns nicht gehört. Laut Ihrer Abrechnung {order} war es die {iban}. Unser Konto endet auf ganz andere Ziffern, das Mandat liegt Ihnen seit Jahren vor. Die Bank hat mich heute früh angerufen, weil sich der Inhaber, ein Herr {thirdLast}, dort beschwert hat.',
      'Bitte buchen Sie den Betrag von {amount} sofort zurück und teilen Sie mir mit, wie das passieren konnte. Herr {thirdLast} droht mit einer Anzeige; seine Telefonnummer ist {thirdPhone}, er möchte von Ihnen hören und nicht von uns.',
      'Sie erreichen mich unter {phone} oder mobil unter {mobile}. Nächste Woche vertritt mich meine Kollegin Frau {third2Last} aus der Buchhaltung. Die schriftliche Antwort bitte an {email}.',
    ],
    comments: [
      'Mandat geprüft: Beim Umzug der Stammdaten wurden zwei Kunden mit fast gleicher Nummer vertauscht. Rückbuchung über {amount} veranlasst.',
      'Telefonat mit Herrn {thirdLast} unter {thirdPhone}: Entschuldigung angenommen, keine Anzeige.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Rückbuchung {order}',
        body: [
          'Guten Tag {name},',
          'der Betrag von {amount} wurde heute zurückgebucht. Ursache war eine Verwechslung beim Umzug der Stammdaten, die wir inzwischen behoben haben.',
          'Mit dem Inhaber des anderen Kontos haben wir selbst gesprochen.',
        ],
      },
    ],
  },
  {
    language: 'de',
    subject: 'Kostenübernahme Reha abgelehnt: Widerspruch',
    third: 'he',
    priority: 'High',
    body: [
      'Guten Tag, unser Mitarbeiter {third} hatte am {date} einen Herzinfarkt. Die Klinik hat eine Anschlussreha von drei Wochen verordnet, Sie haben die Kostenübernahme unter dem Zeichen {policy} abgelehnt. Die Begründung, es liege "keine ausreichende Indikation" vor, kann weder der Betriebsarzt noch die Kardiologin Frau Dr. {third2Last} nachvollziehen.',
      'Herr {thirdLast} nimmt seit Jahren Blutdruckmittel, ist Raucher und arbeitet in Wechselschicht. Ohne Reha können wir ihn nicht wieder an der Maschine einsetzen. Die Unterlagen der Klinik sind Ihnen am Tag der Entlassung zugegangen, ich lege sie gern noch einmal bei, allerdings nur über einen gesicherten Weg.',
      'Bitte entscheiden Sie bis Freitag, danach ist der Platz in der Klinik vergeben. Der Versicherte ist unter {thirdPhone} zu erreichen, die Praxis unter {thirdEmail}. Für Rückfragen: {name}, {phone}.',
    ],
    comments: [
      'Gutachterin hat die Unterlagen der Klinik gesehen: Indikation eindeutig. Ablehnung beruhte auf dem falschen Formular.',
      'Zusage an die Klinik per Fax, {first} telefonisch informiert. Beginn der Reha wie geplant.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Widerspruch {policy}: bitte dringend',
        body: [
          'Guten Tag,',
          'die Klinik hält den Platz nur noch bis morgen Mittag. Herr {thirdLast} ruft stündlich an. Bitte geben Sie mir wenigstens eine Tendenz, gern unter {mobile}.',
        ],
      },
      {
        incoming: false,
        subject: 'AW: Widerspruch {policy}: bitte dringend',
        body: [
          'Guten Tag {name},',
          'die Kostenübernahme ist erteilt und liegt der Klinik seit heute Morgen vor. Bitte entschuldigen Sie die Verzögerung.',
        ],
      },
    ],
  },
  {
    language: 'de',
    subject: 'Anmeldung am Portal nach Namensänderung nicht möglich',
    priority: 'Low',
    body: [
      'Hallo, ich habe im Sommer geheiratet und heiße jetzt anders; im Portal bin ich noch unter meinem alten Namen geführt, die Anmeldung klappt aber nur noch manchmal. Beim letzten Versuch kam die Meldung "Benutzer unbekannt", dabei hatte ich mich fünf Minuten vorher unter {ip} noch angemeldet. Die Seite war {url}.',
      'Meine Daten zum Abgleich: {name}, geboren am {dob}, Firma {account}, dienstliche Adresse {email}. Bitte ändern Sie den Namen auch auf der Karte; die alte Nummer ist {card}. Meine neue Privatadresse möchte ich nicht angeben, schicken Sie alles an die Firma, {street}, {postal} {city}.',
      'Unsere Administratorin Frau {thirdLast} ({thirdEmail}) hat schon versucht, den Namen zu ändern, bekommt aber ebenfalls eine Fehlermeldung. Es eilt nicht, nur möchte ich bis zur Abrechnung im nächsten Monat wieder an meine Belege kommen. Vielen Dank im Voraus für Ihre Mühe!',
    ],
    comments: [
      'Zwei Benutzerkonten für dieselbe Person, alter und neuer Name. Zusammengeführt, Geburtsdatum {dob} stimmt in beiden.',
      'Neue Karte bestellt, Versand an die Firmenadresse. Die alte Karte {card} ist gesperrt.',
    ],
    mails: [],
  },
  {
    language: 'de',
    subject: 'Auskunft nach Artikel 15 DSGVO für ehemaligen Mitarbeiter',
    priority: 'Medium',
    body: [
      'Sehr geehrte Damen und Herren, unser früherer Mitarbeiter Herr {thirdLast} verlangt Auskunft über alle Daten, die bei Ihnen über ihn gespeichert sind. Sein Schreiben ging am {date} bei uns ein, die Frist läuft also. Er ist der Meinung, dass ein Befund über seine Suchterkrankung an die Personalabteilung gelangt ist, und nennt dabei ausdrücklich Ihr Haus.',
      'Seine Mitgliedsnummer lautet {policy}, die Beiträge liefen zuletzt über das Konto {iban}. Bitte prüfen Sie insbesondere, ob eine Frau {third2Last} Zugriff auf seine Akte hatte. Sie war bis zum Frühjahr bei uns und ist jetzt bei einem Wettbewerber.',
      'Die Antwort senden Sie bitte verschlüsselt an unseren Datenschutzbeauftragten Herrn {fourth}, {fourthEmail}, Telefon {fourthPhone}. Ich selbst möchte den Inhalt nicht sehen, nur die Bestätigung, dass Sie geantwortet haben ({email}).',
    ],
    comments: [
      'Protokolle geprüft: kein Zugriff aus der Personalabteilung auf die Akte {policy}. Befund liegt nur beim Medizinischen Dienst.',
      'Auskunft verschlüsselt an {fourthEmail} versandt, {name} hat die Bestätigung.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Auskunft {policy}',
        body: [
          'Guten Tag {name},',
          'die Auskunft ist heute verschlüsselt an Ihren Datenschutzbeauftragten gegangen. Diese Nachricht ist die gewünschte Bestätigung.',
        ],
      },
    ],
  },
];
