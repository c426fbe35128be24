import type { DetectorRow } from '../detector.ts';

/** What the address finder says of itself: a row for each language of streets, and for what is no street. */
const row = (name: string, hits: string[], misses: string[]): DetectorRow => ({
  name,
  type: 'ADDRESS',
  hits,
  misses,
});

export const ADDRESS_ROWS: readonly DetectorRow[] = [
  row(
    'postal-address-en',
    [
      'Ship to «77 Elm Street, Portland, OR 97201, USA» today',
      'the parcel for «1600 N Oak Dr., Suite 210, Reno, NV 89501-1234»',
      'to «14 FOUNDRY STREET, LEEDS LS2 7QW»',
      'left at «12 Mill Lane», said the driver',
      'he moved from «12 high street» last year',
      '«Flat 2, 14 Rose Road, Leeds LS2 7QW»',
      '> «22 Station Road\n> Unit 7\n> Bristol BS1 6XY»\n> bye',
      '«100 Queen St W, Toronto, ON M5H 2N2»',
      '«Level 3, 10 Pitt Street, Sydney NSW 2000»',
      'at «350 5th Ave, Floor 3» and later',
    ],
    [
      '12 High priority cases are open',
      '5 Way switch installed',
      'ready in 30 St. Nicholas will call',
      'Route 66 campaign starts in March 2026',
      '4 Wheel Drive and 3 Hard Drive failures and 4 Supreme Court cases',
      '15 Customer Road Maps, 3 Audit Trail entries, 12 Month Close',
      'a lease of 1200 Rentable Sq Ft, 2 Chest CT scans',
    ],
  ),
  row(
    'postal-address-fr',
    [
      'habite au «12, rue de la Paix, 75002 Paris» depuis',
      '«3 bis avenue Victor Hugo 69006 Lyon»',
      'livré «8 impasse des Lilas» hier',
      '«Rue de la Loi 16, 1000 Bruxelles, Belgique»',
      '«45 place de la République\n75003 Paris»',
    ],
    ['12 place libre, cours 5 et 6', 'Place 5 orders, Route 12 updates', 'reçu 12 cartons le 3 mai 2026'],
  ),
  row(
    'postal-address-es',
    [
      'entregar en «Calle Mayor 14, 3º B, 28013 Madrid».',
      '«Avda. de la Constitución nº 5, 41004 Sevilla»',
      'vive en «calle mayor 14», «Gran Vía 12, 28013 Madrid»',
      'en «C/ Alcalá, 45, 2º izq»',
      'oficina: «Carrera 7 # 71-21, Bogotá»',
    ],
    ['la calle cerrada 3 días', 'Avenida cerrada, Plaza 3 libre', 'pidió 14 cajas de 2 kg'],
  ),
  row(
    'postal-address-it',
    [
      'spedire a «Via Roma 10, 00184 Roma» entro',
      '«Via XX Settembre 5, 20121 Milano MI»',
      '«Piazza Garibaldi, 3», «C.so Italia 5», «Via A. Manzoni, 12 - 20121 Milano»',
      'in «viale dei Tigli 7»',
    ],
    [
      'Via Email 3 customers complained',
      'sent via Teams 5 times',
      'Corso Excel 2019 a maggio',
      'dato 3 volte il via libera',
    ],
  ),
  row(
    'postal-address-pt',
    [
      '«Rua Augusta 1500, apto 12, São Paulo - SP, 01304-001»',
      'na «Travessa do Carmo 5, 1250-146 Lisboa»',
      '«R. das Flores 22»',
    ],
    ['100 R Packages, 5 R Scripts', 'a rua está fechada 3 dias'],
  ),
  row(
    'postal-address-de',
    [
      'wohnt «Hauptstraße 12a, 10115 Berlin» seit',
      'Besuch in der «Bahnhofstr. 5» um zehn',
      '«Lindenallee 7\n50668 Köln\nDeutschland»\nTel.',
      '«Seestrasse 21, CH-8002 Zürich»',
      '«Mariahilfer Straße 45/3/12, 1060 Wien»',
      '«Unter den Linden 7, 10117 Berlin»',
      '«Große Bleichen 5, 20354 Hamburg» oder «Prinzregentenstr. 7/III, 80538 München»',
      'zur «Am Marktplatz 3, 80331 München»',
    ],
    [
      'Am Montag 5 Termine, im Juni 12 Abschlüsse',
      'Der Arbeitsplatz 12 ist frei, Parkplatz 7 auch, Lösungsweg 2 gilt',
      'Rechnung 4711 vom 12. Mai 2026, Kunde 10023',
      'Umsatz 2025 in Berlin 12000 Euro',
      'Engineering 101, Marketing 2026, Spring 2026, String 12',
    ],
  ),
  row(
    'postal-address-nl',
    [
      'naar «Keizersgracht 123, 1015 CJ Amsterdam» gestuurd',
      '«Kerkstraat 5 bus 2, 9000 Gent»',
      'op de «Lindelaan 14-2»',
    ],
    ['Market 5, Hof 3 and Park 12', 'in 2024 US sales rose'],
  ),
  row(
    'postal-address-nordic',
    [
      'bor på «Storgatan 5, 111 22 Stockholm» nu',
      '«Karl Johans gate 22, 0162 Oslo»',
      '«Nørregade 10, 2. th, 1165 København K»',
      '«Mannerheimintie 12 A 4, 00100 Helsinki»',
    ],
    ['Project Gate 3 review, Stage Gate 4', 'Brigade 5, Necktie 5, Auntie 3', 'Colgate 12 packs'],
  ),
  row(
    'postal-address-pl',
    ['mieszka: «ul. Marszałkowska 10/12, 00-590 Warszawa»', '«al. Róż 5»', 'na «os. Piastów 5»'],
    ['ul 5 ml', 'al 2 m', 'ul. zamknięta 3 dni'],
  ),
  row(
    'postal-address-east',
    ['«Kossuth Lajos utca 12, 1053 Budapest»', 'at «Narva mnt 5, 10117 Tallinn»', '«Bağdat caddesi 12»'],
    ['Green Tee 5', 'u 5 dana', 'strada 3'],
  ),
  row(
    'postal-address-unit',
    ['Deliver to «Apt. 12C» please', 'at the desk\n«Suite 210»\nthanks'],
    ['Suite of tools for 5 teams', 'Creative Suite 2019 license', 'Room 12 is booked', 'Unit 5 test failed'],
  ),
  row(
    'postal-address-plain',
    ['He lives at «Rosewood 12»', 'her address: «21 Larsbakken 7, Hamar»', '«5 Lindenhain 14, Apt. 7»'],
    [
      'We moved to Salesforce 2024 and Slack 12',
      'shipped to Customer 4711 on Monday',
      'Meet at Terminal 3, the office is at Level 3',
      'delivered 12 Widgets 15 times',
      'Windows 10, Windows 2012, Windows 2016',
      'Q3 2026 Budget 50000, Forecast 60000',
      'iPhone 12, Order 45123',
      'IP address: Node 5',
      'He has lived here since 2019, see Appendix 5',
    ],
  ),
  row(
    'po-box',
    [
      'write to «PO Box 1187, Seattle, WA 98101»',
      '«P.O. Box 55»',
      '«Postfach 10 20 30, 60311 Frankfurt»',
      '«BP 123, 75001 Paris»',
      '«Apartado de Correos 45, 28080 Madrid»',
      '«Casella Postale 12, 20100 Milano»',
      '«Postbus 900, 1000 AB Amsterdam»',
      '«PSC 1234, Box 567\nAPO AE 09112»',
    ],
    [
      'PO 4589346419 acknowledged',
      'BP 130/85, HR 72',
      'Box 5, Box 12, Box 123 of 200',
      'Apartado 3 del contrato',
      'Postfach voll',
    ],
  ),
  row(
    'postal-code',
    [
      'lives in «Austin, TX 78701» now',
      'post to «EC2A 4NE» or «M60 1NW»',
      'my zip code is «94107»',
      'PLZ: «10115», code postal «75011»',
      'CAP «20121»',
      'postcode «sw1a 1aa»',
      'aus «D-80331 München», vorher',
      'in «K1A 0B1»',
    ],
    [
      'Order ID 12345, Case ID 55555, OK 12345',
      'Version E5 2GB memory, S3 2TB storage',
      'zip file 12345',
      'status code 500, CAP 30 theorem',
      'Part B12 3CD3',
    ],
  ),
];
