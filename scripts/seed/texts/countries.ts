import type { Language } from '../dates.ts';

/** How people, places and numbers of a country look. `#` in a pattern stands for one digit. */
export interface Country {
  name: string;
  code: string;
  region: 'US' | 'EU' | 'Other';
  languages: Language[];
  /** Ranges the national regulator keeps for films and documentation where there are any; else numbers not known to be in use. */
  landline: string[];
  mobile: string[];
  tax: string;
  /** The part of an IBAN after the check digits, with a bank code that no bank has; null where IBANs are not used. */
  iban: string | null;
  /** City, state (or null), postal code. */
  cities: [string, string | null, string][];
  streets: string[];
  firstNames: string[];
  lastNames: string[];
}

const words = (text: string): string[] => text.split(' ');

export const COUNTRIES: Country[] = [
  {
    name: 'United States',
    code: 'US',
    region: 'US',
    languages: ['en'],
    landline: ['+1 415 555 01##', '+1 212 555 01##', '(312) 555-01##', '(206) 555-01##', '+1 617-555-01##'],
    mobile: ['+1 646 555 01##', '(702) 555-01##', '+1 503-555-01##'],
    tax: '##-#######',
    iban: null,
    cities: [
      ['Denver', 'CO', '80202'],
      ['Portland', 'OR', '97205'],
      ['Columbus', 'OH', '43215'],
      ['Boston', 'MA', '02110'],
      ['Austin', 'TX', '78701'],
      ['Madison', 'WI', '53703'],
    ],
    streets: [
      '# Harrow Mill Road',
      '## Tannery Lane',
      '### Quarry Hill Avenue',
      '### Old Ferry Street',
      '## Larkspur Court',
    ],
    firstNames: words(
      'Marcus Denise Tyrell Abigail Garrett Paloma Wesley Corinne Dwayne Meredith Lionel Roxanne Terrence Felicity Bradford Yolanda',
    ),
    lastNames: words(
      'Hollister Abernathy Vandermeer Castellano Whitlock Okafor Brannigan Delacroix Stroud Pemberton Lockridge Quintero Farnsworth Ridgeway Tolliver Kessler',
    ),
  },
  {
    name: 'Germany',
    code: 'DE',
    region: 'EU',
    languages: ['de', 'en'],
    landline: [
      '+49 30 23125 ###',
      '+49 89 99998 ###',
      '+49 40 66969 ###',
      '+49 69 90009 ###',
      '+49 221 4710 ###',
    ],
    mobile: ['+49 171 39200##', '+49 176 040690##'],
    tax: 'DE#########',
    iban: '99900000##########',
    cities: [
      ['München', null, '80331'],
      ['Hamburg', null, '20095'],
      ['Köln', null, '50667'],
      ['Leipzig', null, '04109'],
    ],
    streets: ['Lindenhofweg ##', 'Am Alten Speicher #', 'Gerberstraße ##', 'Sonnenbergallee ###'],
    firstNames: words(
      'Jonas Annika Friedrich Heike Matthias Svenja Torsten Liesel Bernd Katharina Holger Ulrike',
    ),
    lastNames: words(
      'Weidenbach Kranzler Obermüller Steinhauer Brandtner Falkenried Hohlfeld Rautenberg Zellmann Grünwald Dornbusch Eschenbach',
    ),
  },
  {
    name: 'France',
    code: 'FR',
    region: 'EU',
    languages: ['fr', 'en'],
    landline: ['+33 1 99 00 ## ##', '+33 4 65 71 ## ##', '+33 5 36 49 ## ##'],
    mobile: ['+33 6 39 98 ## ##'],
    tax: 'FR###########',
    iban: '9999900001###########54',
    cities: [
      ['Lyon', null, '69002'],
      ['Nantes', null, '44000'],
      ['Bordeaux', null, '33000'],
      ['Lille', null, '59000'],
    ],
    streets: ['## rue des Tanneurs', '# quai de la Verrerie', '### avenue du Moulin Blanc'],
    firstNames: words(
      'Aurélie Thibault Camille Bastien Solène Gauthier Maëlle Étienne Clémence Lucien Océane Raphaël',
    ),
    lastNames: words(
      'Delaunoy Marchandeau Rousselet Beaufrère Castaingt Vauquelin Lemarrec Fontanges Peyronnet Chastagnier Duvivier Arnoult',
    ),
  },
  {
    name: 'Italy',
    code: 'IT',
    region: 'EU',
    languages: ['en'],
    landline: ['+39 02 5550 ####', '+39 06 5550 ####'],
    mobile: ['+39 320 555 0###'],
    tax: 'IT###########',
    iban: 'X9999911100############',
    cities: [
      ['Torino', null, '10121'],
      ['Bologna', null, '40121'],
      ['Verona', null, '37121'],
    ],
    streets: ['Via dei Conciatori ##', 'Corso Belvedere ###', 'Piazza del Mulino #'],
    firstNames: words('Ginevra Tommaso Fiorella Ruggero Beatrice Leandro Ornella Corrado'),
    lastNames: words('Bellandi Montefiori Carraresi Vescovini Spinazzola Galantini Bragadin Tolomeo'),
  },
  {
    name: 'Spain',
    code: 'ES',
    region: 'EU',
    languages: ['es', 'en'],
    landline: ['+34 910 00# ###', '+34 930 00# ###'],
    mobile: ['+34 600 00# ###'],
    tax: 'ESB########',
    iban: '99990001############',
    cities: [
      ['Valencia', null, '46002'],
      ['Sevilla', null, '41001'],
      ['Bilbao', null, '48001'],
    ],
    streets: ['Calle del Alfarero ##', 'Avenida de la Almazara ###', 'Plaza del Telar #'],
    firstNames: words('Inés Gonzalo Nieves Álvaro Rocío Esteban Paloma Joaquín Leire Ramiro'),
    lastNames: words(
      'Villaseca Montalbán Arrizabal Carrascosa Peñalver Urquijo Bermejillo Zaldívar Olavide Quiroga',
    ),
  },
  {
    name: 'Netherlands',
    code: 'NL',
    region: 'EU',
    languages: ['en'],
    landline: ['+31 20 555 0###', '+31 30 555 0###'],
    mobile: ['+31 6 5550 0###'],
    tax: 'NL#########B01',
    iban: 'BYOM##########',
    cities: [
      ['Utrecht', null, '3511 BK'],
      ['Groningen', null, '9711 LM'],
      ['Eindhoven', null, '5611 CD'],
    ],
    streets: ['Wolvengracht ##', 'Oude Turfkade ###', 'Molenstraat ##'],
    firstNames: words('Maartje Sjoerd Willemijn Pieter Femke Ruben Hanneke Joost'),
    lastNames: [
      'van Duivenvoorde',
      'Hoekzema',
      'de Graauw',
      'Terpstra',
      'Wijnbergen',
      'van Loenhout',
      'Brouwershaven',
      'Kloosterman',
    ],
  },
  {
    name: 'Sweden',
    code: 'SE',
    region: 'EU',
    languages: ['en'],
    landline: ['+46 8 465 004 ##', '+46 31 390 06 ##', '+46 40 628 04 ##'],
    mobile: ['+46 70 174 06 ##'],
    tax: 'SE##########01',
    iban: '9990############0000',
    cities: [
      ['Göteborg', null, '411 03'],
      ['Uppsala', null, '753 20'],
      ['Malmö', null, '211 20'],
    ],
    streets: ['Garvaregatan ##', 'Norra Kvarnvägen ###', 'Lotsgatan #'],
    firstNames: words('Linnéa Anders Ebba Gustaf Maja Henrik Tuva Oskar'),
    lastNames: words('Lagerqvist Sundhage Björkman Nordenfelt Åkerblom Hallström Rosengård Tegelmark'),
  },
  {
    name: 'Ireland',
    code: 'IE',
    region: 'EU',
    languages: ['en'],
    landline: ['+353 20 915 ####'],
    mobile: ['+353 20 910 ####'],
    tax: 'IE#######WA',
    iban: 'BYOM99############',
    cities: [
      ['Cork', null, 'T12 X70A'],
      ['Galway', null, 'H91 E2K8'],
      ['Dublin', null, 'D02 AF30'],
    ],
    streets: ['## Weaver Quay', '# Saint Brannoc Terrace', '### Kilmoyle Road'],
    firstNames: words('Aoife Cormac Niamh Declan Saoirse Fergal Orlaith Tadhg'),
    lastNames: [
      'Mac Giolla',
      'Hanrahan',
      'Breathnach',
      'Gallivan',
      'Tuohy',
      'Considine',
      'Lenihan',
      'Scannell',
    ],
  },
];
