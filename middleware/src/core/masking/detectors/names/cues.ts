import {
  ANY_VERB,
  BIRTH,
  COPULA,
  DEED,
  FIRM,
  GREETING,
  HUMAN_VERB,
  JOINING,
  KIN_WORD,
  LABEL,
  LABEL_ADJECTIVE,
  MONTH,
  NAMING,
  PLACE_FIRST,
  POSSESSIVE,
  REQUEST,
  SIGN_OFF,
  SURE_LABEL,
  THING_BEFORE,
  THING_HEAD,
  UNIT,
} from './cue-bits.ts';

/** What stands around names in the seven languages. Folded; every list is closed-class or small by nature. */

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);
/** Phrases by their last word: the rest of each, empty when there is none. One look-up tells most words apart. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

function phrases(list: string): Phrases {
  const byLast = new Map<string, string[]>();
  for (const phrase of list.split(/[|\n]/)) {
    const parts = phrase.trim().split(' ');
    const last = parts.pop()!;
    if (last) byLast.set(last, [...(byLast.get(last) ?? []), parts.join(' ')]);
  }
  return byLast;
}

/** What people do to people: the object is a person. One to three words, right before the name. */
export const DEEDS = phrases(`
spoke with | spoke to | spoken with | spoken to | speak with | speak to | speaking with | speaking to | talk to | talk with
talked to | talked with | talking to | talking with | met with | meet with | meeting with | call with | chat with | chatted with
call from | email from | voicemail from | message from | letter from | note from | reply from | heard from | mail from
call to | email to | reply to | given to | handed to | forwarded to | introduced to | sent to | reports to | assigned to
escalated to | married to | said to | says to | thanks to | according to | on behalf of | ask for | asked for | asks for
signed by | approved by | written by | reviewed by | recommended by | referred by | submitted by | reported by | prepared by
requested by | created by | directed by | produced by | played by | painted by | composed by | designed by | founded by | led by
owned by | sung by | performed by | authored by | edited by | hosted by | accompanied by | succeeded by | defeated by
told | asked | called | emailed | phoned | contacted | met | married | thanked | invited | visited | rang | texted | messaged
notified | interviewed | reached | introduced | starring | featuring | thanks | cced | ask | tell | call | email | contact | meet | remind
contacto | contatto | contato | kontakt | contactpersoon
divorced | befriended | succeeded | defeated | recruited | hired | said | says | replied | wrote | shouted at | shouts at
gesprochen mit | sprechen mit | sprach mit | telefoniert mit | telefonat mit | gesprach mit | termin mit | treffen mit
rucksprache mit | anruf von | mail von | nachricht von | geschrieben von | unterschrieben von | im auftrag von
weitergeleitet an | ubergeben an | wenden sie sich an | zustandig ist | bitte an | traf | fragte | rief | kontaktiert
informierte | laut | sagte | schrieb | getroffen mit | vereinbart mit | abgestimmt mit | geklart mit
parle avec | parle a | parler a | parler avec | rencontre avec | rendez vous avec | appel de | message de | courriel de | echange avec
signe par | approuve par | ecrit par | envoye par | demande par | transmis a | de la part de | contacter | appeler | appele | rencontre
joindre | prevenir | contacte | a dit | selon | remercie | aupres de | recommande par | valide par
hable con | hablar con | hablo con | hablado con | reunion con | cita con | llamada de | correo de | mensaje de | firmado por
aprobado por | enviado por | escrito por | solicitado por | en nombre de | llamar a | llame a | llamo a | contactar a | contactar con
avisar a | conoci a | visito a | pregunte por | preguntar por | segun | de parte de | atendido por
parlato con | parlare con | parlo con | incontro con | appuntamento con | chiamata di | messaggio di | firmato da | approvato da
inviato da | scritto da | richiesto da | per conto di | chiamare | contattare | incontrato | secondo | sentito | da parte di
falei com | falar com | falou com | conversei com | reuniao com | encontro com | ligacao de | mensagem de | assinado por
aprovado por | em nome de | ligar para | contatar | contactar | avisar | segundo | conversa com | atendido por
gesproken met | spreken met | sprak met | gesprek met | afspraak met | overleg met | telefoontje van | bericht van | mail van
ondertekend door | goedgekeurd door | geschreven door | namens | gebeld met | gebeld door | volgens | contact met | belde | sprak
doorverwezen naar | vraag naar`);

/** What gives a name away for certain: one unknown word is enough behind it. */
export const NAMINGS = phrases(`
name is | names are | named | called him | called her | maiden name | family name | given name | last name | surname | goes by | went by | known as | i am called | my name s | nicknamed | alias | aka | nee
heisst | heisse | name ist | namens | genannt | mein name ist
s appelle | m appelle | appelle | nom est | nomme | nommee | surnomme
me llamo | se llama | nombre es | llamado | llamada
mi chiamo | si chiama | nome e | chiamato | chiamata | di nome
chamo me | me chamo | se chama | nome e | chamado | chamada
mijn naam is | naam is | heet | genaamd`);

/** Words before a colon or an equals sign that announce a person; `name` only when no other thing is named. */
export const LABELS = phrases(`
name | full name | first name | last name | middle name | surname | family name | given name | maiden name | customer name | client name
contact name | patient name | caller name | employee name | applicant name | member name | guest name | account holder
cardholder | cardholder name | name on card | contact | contact person | primary contact | emergency contact | attn | attention
cc | bcc | to | from | owner | author | reporter | assignee | requester | requestor | caller | patient | signed | signature
signed by | prepared by | approved by | reviewed by | created by | assigned to | reported by | requested by | sender | beneficiaries | applicants | witnesses | insureds | contacts | panel | present | ship to | deliver to | bill to | decision maker | recipient
salesperson | account manager | account owner | opportunity owner | case owner | next of kin | beneficiary | insured | policyholder
witness | attendees | participants | attending | visitor | doctor | physician | spouse | firstname | lastname | fullname
vorname | nachname | familienname | vor und nachname | geburtsname | ansprechpartner | ansprechpartnerin | kontakt | kontaktperson
kunde | kundin | patient | von | an | absender | empfanger | bearbeiter | sachbearbeiter | inhaber | kontoinhaber | teilnehmer
unterzeichner | verantwortlich | zustandig | gez | i a | z hd | versicherter
nom | prenom | nom complet | nom et prenom | nom de famille | interlocuteur | expediteur | destinataire | titulaire | responsable | de
nombre | nombres | apellido | apellidos | nombre completo | nombre y apellidos | contacto | paciente | titular | remitente
destinatario | responsable | atencion | firmado
nome | cognome | nome e cognome | nome completo | contatto | referente | intestatario | mittente | paziente | firmato
sobrenome | apelido | contato | titular da conta | remetente | paciente | assinado
naam | voornaam | achternaam | volledige naam | contactpersoon | afzender | ontvanger | patient | rekeninghouder | ondertekend`);

/** Labels whose value is a person's name even in small letters. */
const SURE_LABELS = words(`
fullname firstname lastname surname vorname nachname familienname prenom apellido apellidos cognome sobrenome apelido
voornaam achternaam naam nombre nome nom name visitor caller patient customer client cardholder contact paciente paziente`);

/** Greetings at the start of a line: what follows up to the comma is a person. */
const GREETINGS = words(`
hi hello hey dear hiya morning greetings hallo liebe lieber moin servus bonjour bonsoir salut cher chere hola querido
querida estimado estimada ciao caro cara gentile egregio egregia salve ola oi prezado prezada estimado beste geachte hoi dag
thanks thank danke merci gracias grazie obrigado obrigada bedankt welcome`);

/** The last word of a line that closes a letter: the next line is its writer. */
const SIGN_OFFS = words(`
regards sincerely cheers best wishes thanks yours truly faithfully cordially respectfully
grussen grusse gruss mfg hochachtungsvoll vg lg
cordialement salutations respectueusement amities bientot distinguees
saludos atentamente cordialmente saludo
saluti cordialita distinti
cumprimentos atenciosamente abracos abraco cordialmente
groet groeten hoogachtend`);

/** What only people do: an unknown capitalised word before it is a person. */
const HUMAN_VERBS = words(`
said says told tells asked asks replied replies answered wrote writes shouted whispered smiled laughed cried nodded sighed
explained mentioned complained promised apologised apologized thinks thought knows knew wants wanted believes
called phoned emailed rang confirmed agreed disagreed insisted admitted denied claims claimed argued married divorced died
retired studied graduated sang slept ate drank ran walked sat stood spoke met himself herself grew taught loved loves
mentions hopes prefers preferred visited resigned
sagt sagte fragt fragte schrieb schreibt antwortete rief ruft meint meinte bestatigte erklarte bittet bat wunscht mochte
dit demande repond ecrit explique confirme souhaite rappelle pense veut
dijo dice llamo pregunto escribio respondio confirmo quiere explico pidio
disse dice chiese scrisse rispose conferma ha chiamato vuole chiede spiega
falou disse ligou perguntou escreveu respondeu confirmou quer pediu
zei zegt vroeg vraagt schreef belde antwoordde bevestigde wil vindt`);

/** What a known first name at the start of a sentence is followed by, when it is a person who does or is something. */
const ANY_VERBS = words(`
is was has had will would can could does did isn wasn hasn won wouldn couldn doesn didn and or who whose also then just never
always still lives lived works worked moved came went took gave made got left saw heard found felt needs needed
to asked sent received reported opened closed signed paid bought ordered returned requested handed joined runs owns uses likes
tested reviewed approved updated created cancelled canceled scheduled forwarded attended presented completed responded
reached received noticed decided tried started stopped helped plans planned wanted
ist war hat hatte wird wurde kann muss soll und oder bittet braucht kommt ging hatte arbeitet wohnt lebt
est etait a avait sera va et ou doit peut habite travaille vient
es era fue ha tiene tenia va y o debe puede vive trabaja esta estaba
e era ha aveva va ed o deve puo vive lavora sta
foi tem tinha vai ou deve pode mora trabalha
was heeft had wordt werd kan moet en of woont werkt komt gaat`);

/** Prepositions of place: a first name behind them is more likely a town. */
const PLACE_CUES = words(`in near around nach dans aus`);

/** Words before a name that make it a room, a street, a product or a thing. */
const THING_CUES = words(`
room rooms model project building server version saint san santa rue avenue boulevard place quai allee calle avenida plaza via
viale piazza corso rua praca avenida travessa straat the der die das le la el il lo los las os as een het street hotel
airport station port lake mount fort camp hurricane storm operation raum zimmer salle sala projekt projet proyecto progetto`);

/** What follows the name of a thing: Parkinson's disease, the Kowalski account. */
const THING_HEADS = words(
  `disease syndrome lymphoma sign test law rule theorem effect scale index method room release`,
);

/** What a person who is addressed is asked: "Ann, could you". */
const REQUESTS = words('can could would please will thanks thank');

/** Months that are names. */
const MONTHS = words('april may june august mai juni juli julio abril');

/** What joins the members of a row. */
const JOINS = words('and or und oder et ou y o e en of');

/** What an address goes on with behind a person's name. */
const UNITS = words('suite apt apartment box unit');

/** Streets and places that begin with their kind: rue Cler, Via Appia, San Marino, Fort Myers. */
const PLACES_FIRST = words(`
san santa santo sao saint st ste sint sankt fort mount lake cape monte puerto rio villa vila quinta casa los las north south
west east new rue avenue boulevard place quai chemin impasse allee calle avenida avda paseo camino carrera plaza via viale
corso piazza rua travessa praca alameda estrada ulica ul`);

/** What makes a firm of the name before it: Baker & Sons. */
const FIRMS = words(
  'sons son co company partners brothers bros associates daughters sohne sohn partner fils hijos figli filhos zonen',
);

/** Before a label they make it no other thing: new contact, neuer Ansprechpartner. */
const LABEL_ADJECTIVES = words(`
new old former current previous main primary secondary alternate alternative second backup local onsite technical legal emergency
neuer neue alter bisheriger bisherige technischer kaufmannischer zweiter
nouveau nouvelle ancien ancienne principal principale technique nuevo nueva actual antiguo anterior tecnico
nuovo nuova attuale novo nova atual nieuwe oude huidige technisch`);

/** A relative has a name of one word where nobody lists it: her son, mein Bruder. */
const KIN = words(`
wife husband widow widower spouse fiance fiancee son daughter brother sister mother father mum mom dad uncle aunt cousin nephew
niece grandmother grandfather stepson stepdaughter grandson granddaughter twin
ehefrau ehemann tochter sohn bruder schwester mutter vater enkel enkelin
epouse epoux mari femme fille fils frere soeur mere pere
esposa esposo marido hija hijo hermano hermana madre padre mujer
moglie marito figlia figlio fratello sorella filha filho irmao irma mae pai
echtgenote echtgenoot dochter zoon broer zus moeder vader`);

const POSSESSIVES = words(`
my your his her our their mein meine meinem meiner meinen dein deine sein seine seinem seiner seinen ihr ihre ihrem ihrer ihren
unser unsere mon ma mes ton ta son sa ses notre votre leur mi mis su sus tu nuestro nuestra mio mia suo sua tuo tua minha meu seu
mijn zijn haar onze jouw uw s`);

/** What a date of birth behind a name begins with: "Zbynka Orlt (born 1970)". */
const BIRTHS = words(`
born dob birthdate geboren geb ne nee nacido nacida nato nata nascido nascida geboortedatum`);

/** Is, as in "our contact is". */
const COPULAS = words('is are was ist war est etait es era e sera');

/** Every list with its bit: the table of words keeps them, so that one look-up tells all a word announces. */
export const CUE_LISTS: readonly (readonly [bit: number, words: Iterable<string>])[] = [
  [DEED, DEEDS.keys()],
  [NAMING, NAMINGS.keys()],
  [LABEL, LABELS.keys()],
  [SURE_LABEL, SURE_LABELS],
  [GREETING, GREETINGS],
  [SIGN_OFF, SIGN_OFFS],
  [HUMAN_VERB, HUMAN_VERBS],
  [ANY_VERB, ANY_VERBS],
  [THING_BEFORE, PLACE_CUES],
  [THING_BEFORE, THING_CUES],
  [THING_HEAD, THING_HEADS],
  [REQUEST, REQUESTS],
  [MONTH, MONTHS],
  [JOINING, JOINS],
  [UNIT, UNITS],
  [PLACE_FIRST, PLACES_FIRST],
  [FIRM, FIRMS],
  [LABEL_ADJECTIVE, LABEL_ADJECTIVES],
  [KIN_WORD, KIN],
  [POSSESSIVE, POSSESSIVES],
  [BIRTH, BIRTHS],
  [COPULA, COPULAS],
];
