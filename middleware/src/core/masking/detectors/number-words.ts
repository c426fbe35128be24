/** What the words before a number say it is: many numbers look alike, and people name them. */

/** How far back is looked, in characters and in words. */
const DISTANCE = 48;
const MOST_WORDS = 6;
const WORD = /[a-z\u00df-\u024f\u0370-\u04ff\u3040-\u9fff\uac00-\ud7af]+/g;

/** The words before a place in lower case, the nearest first, at most six. */
export function wordsBefore(text: string, start: number): string[] {
  const before = text.slice(Math.max(0, start - DISTANCE), start).toLowerCase();
  return (before.match(WORD) ?? []).slice(-MOST_WORDS).reverse();
}

/** Words between a name and its number: "invoice no. 20", "Telefonnummer ist 20", "call me back on 20". */
const LINKS = new Set(
  (
    'no nr num number numbers nummer numero número numéro núm n id code is was are at on to as under the ' +
    'ist lautet war unter auf die der das est es était au sur le la el en al il sul is sono é número of de del du des von'
  ).split(' '),
);
const CALLED_NUMBER = /(?:nummer|nr|number|num|nummern)$/;

/** Words of one kind: spelled exactly so, or beginning so. */
export interface NumberWords {
  words: ReadonlySet<string>;
  stems: RegExp;
}

export const isOneOf = (word: string, { words, stems }: NumberWords): boolean =>
  words.has(word) || stems.test(word);

/** The nearest word that is more than a link: "invoice" in "invoice number is". Null when all are links. */
export function headWord(words: readonly string[]): string | null {
  return words.find((word) => !LINKS.has(word)) ?? null;
}

/** What people number that is no telephone and no card, in the languages of the rows. */
const OTHERS: NumberWords = {
  words: new Set(
    (
      'invoice invoices inv order orders case cases ticket part parts lot batch serial tracking shipment parcel quote ref account ' +
      'acct policy permit passport po sku item article product model build version release contract claim member membership ' +
      'customer client employee student patient record mrn npi ssn sin tax vat tin ein zip postal postcode identifier ' +
      'job project bug issue asset meter vin imei isbn ean upc gtin dea opportunity lead transaction confirmation booking ' +
      'reservation flight voucher coupon routing sort aba bsb swift bic iban plate registration file matter docket check ' +
      'cheque receipt payment amount total price budget revenue salary quantity qty units pallet shelf dock gl hs ' +
      'fall vorgang kunde akte aktenzeichen az charge los menge betrag summe preis konto blz plz ust steuer ausweis ' +
      'facture commande dossier contrat compte suivi devis colis montant siret siren siège prix total article lot ' +
      'factura pedido caso contrato cuenta serie lote importe precio expediente cliente póliza dni nif nie cif ' +
      'fattura ordine pratica conto fatura processo encomenda factuur bestelling zaak klant rekening faktura zamówienie'
    ).split(' '),
  ),
  stems:
    /^(?:licen[cs]|reference|identifi|rechnung|auftrag|bestell|vertrag|artikel|serien|sendung|kunden|konto|steuer|personal|mitglied|versicher|führerschein|référence|referencia|identit)/,
};

/** True when the words name a number of another kind: "invoice no.", "Kundennummer", "licence number is". */
export function namesOtherNumber(words: readonly string[]): boolean {
  const head = headWord(words);
  return head !== null && isOneOf(head, OTHERS);
}

/** Words that say: the number that follows is a telephone's. */
const PHONES: NumberWords = {
  words: new Set(
    (
      'tel fon cell sms fax ph mob cep gsm msisdn contact registered voicemail whatsapp signal telegram handy portable fixe cel ' +
      'celular celulares cellulare cellular gsm komórka puhelin puh моб'
    ).split(' '),
  ),
  stems:
    /^(?:phone|telef|telep|téléph|teléf|telf|telnr|mobil|mobiel|móvil|movil|handyn|faxn|fax|rufnummer|rückruf|durchwahl|hotline|helpline|puhelin|тел|电话|電話|手机|手機|携帯|전화)/,
};
/** Words that take a telephone number as their object; nothing but links may stand between. */
const CALLS: NumberWords = {
  words: new Set(
    (
      'call called calling calls answer answers answering answered ring rang dial dialled dialed text texted texting reach reachable reached callback anrufen ruf ' +
      'angerufen rufe erreichbar erreichen melden appeler appelez joindre joignable rappeler llamar llame llámame llamada ' +
      'contactar chiamare chiamami ligar ligue bellen zadzwoń ringa'
    ).split(' '),
  ),
  stems: /^(?:rückruf|anruf)/,
};
const OWNERS = new Set(
  'my your his her their our new other alternate alternative emergency meine deine seine ihre unsere mon ma son mi su mio mia'.split(
    ' ',
  ),
);
const OBJECTS = new Set(
  'me him her us them back again mich ihn sie uns moi lui nous me lo la mi directly'.split(' '),
);

/** 'phone' when the words before a number say it is a telephone's, 'other' when they name another, null when neither. */
export function namedByWords(words: readonly string[]): 'phone' | 'other' | null {
  for (const [index, word] of words.entries()) {
    if (isOneOf(word, PHONES)) return 'phone';
    if (LINKS.has(word)) continue;
    const rest = words.slice(index);
    if (namesOtherNumber(rest) || CALLED_NUMBER.test(word)) return 'other';
    const numbered = words.slice(0, index).some((link) => CALLED_NUMBER.test(link) || link.startsWith('n'));
    if (numbered && OWNERS.has(word)) return 'phone';
    const verb = rest.find((candidate) => !OBJECTS.has(candidate) && !LINKS.has(candidate));
    if (verb !== undefined && isOneOf(verb, CALLS)) return 'phone';
    return rest.slice(1, 4).some((candidate) => isOneOf(candidate, PHONES)) ? 'phone' : null;
  }
  return null;
}
