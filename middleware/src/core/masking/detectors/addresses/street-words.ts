/**
 * The words that make a street of a name, one row a language. Our own collection of what stands on street signs; a new
 * language is a new row.
 */

export interface StreetRow {
  language: string;
  /** Before the name: rue de la Paix 12, Calle Mayor 14. */
  leading: string;
  /** After the name, a word of its own: 12 High Street, Berliner Straße 5. */
  trailing: string;
  /** The end of one word: Bahnhofstraße 5, Storgatan 5. */
  glued: string;
  /** Trailing words and endings that mean other things too: they need a cue, a unit or a postal code near them. */
  faint: string;
}

export const STREET_ROWS: readonly StreetRow[] = [
  {
    language: 'en',
    leading: '',
    trailing:
      'street st str road rd avenue ave lane ln drive dr boulevard blvd highway hwy parkway pkwy terrace terr crescent cres circle cir court ct place pl square sq trail trl way close mews grove gardens alley turnpike tpke expressway broadway causeway esplanade parade quay',
    glued: '',
    faint:
      'park point pt view run hill hills gate green cross crossing path loop bridge rise vale hollow ridge meadow meadows row walk garden landing heights creek estate wharf bypass street road summit center centre freeway mall motorway course gully haven knoll manor mount orchard overpass plaza port ramp route shore shores spring springs station stream track trace tunnel union valley village ville well wells brook canyon cliff common corner cove dale dam divide falls ferry field fields flat ford forest forge fork fort glen harbor harbour inlet island isle junction key lake land light lock lodge mill mission neck oval pass pike pine plain prairie ranch rapid rest river shoal skyway stravenue throughway trafficway underpass viaduct vista burg',
  },
  {
    language: 'fr',
    leading:
      'rue avenue av boulevard bd boul bld chemin impasse allée allées quai cours place route rte square passage faubourg fbg cité résidence sentier ruelle hameau esplanade promenade montée chaussée venelle traverse',
    trailing: '',
    glued: '',
    faint: '',
  },
  {
    language: 'es',
    leading:
      'calle c/ avenida avda avd av paseo pº plaza pza plza carrera cra kra carretera ctra camino ronda travesía travesia callejón pasaje urbanización urb glorieta calzada jirón rúa carrer bulevar rambla alameda cuesta vía cl cll avinguda plaça passeig calleja costanilla',
    trailing: 'vía',
    glued: '',
    faint: '',
  },
  {
    language: 'it',
    leading:
      'via viale v.le piazza p.zza piazzale corso c.so largo vicolo strada contrada lungomare salita vico traversa borgo galleria',
    trailing: '',
    glued: '',
    faint: '',
  },
  {
    language: 'pt',
    leading:
      'rua r avenida travessa praça largo alameda estrada rodovia beco calçada ladeira praceta rotunda viela',
    trailing: '',
    glued: '',
    faint: '',
  },
  {
    language: 'de',
    leading: '',
    trailing: 'straße strasse str allee gasse damm ufer chaussee platz weg',
    glued:
      'straße strasse str gasse gässchen allee weg ufer damm chaussee platz steig stieg graben kai zeile brücke promenade anger twiete',
    faint: 'ring markt hof berg tal pfad hang feld leite park tor gürtel lände siedlung winkel blick',
  },
  {
    language: 'nl',
    leading: '',
    trailing: 'laan straat baan kade plein dreef',
    glued: 'straat laan gracht kade plein singel steeg dreef plantsoen burgwal weg straatweg',
    faint: 'dijk baan hof park markt pad wal lei veld kamp hoek berg akker donk',
  },
  {
    language: 'nordic',
    leading: '',
    trailing:
      'gate gata vei veg veien vegen väg vägen vej gade allé alle plads plass gränd torg stræde boulevard tie katu',
    glued:
      'gatan gata gaten vägen väg gränd torget veien vegen vej vejen gade stræde plads plass allé allén stigen stien svingen bakken backen brygge brygga katu tie kuja polku kaari väylä vegur stræti stígur braut aukio',
    faint:
      'gate vei veg torg torv plan rinne ranta tori marken haven parken høj dalen lia åsen vangen løkka toften kroken kajen leden gården gård bo by holmen sletta tún holt hlíð gerði stétt sund bæ inn viken berget',
  },
  {
    language: 'pl',
    leading: 'ul ulica al aleja aleje pl plac os osiedle rondo',
    trailing: '',
    glued: '',
    faint: '',
  },
  {
    language: 'east',
    leading: 'náměstí nám strada str bulevardul aleea calea șoseaua ул улица пр проспект οδός',
    trailing:
      'utca u út útja tér tere körút krt sétány rakpart fasor tänav mnt puiestee põik tee ulica cesta trg třída náměstí caddesi cad cd sokak sok sk bulvarı iela gatvė ulice',
    glued: '',
    faint: '',
  },
];

/** Words that end like streets and are none. */
export const NO_STREETS = new Set(
  'arbeitsplatz stellplatz parkplatz lagerplatz speicherplatz sitzplatz steckplatz bauplatz studienplatz ausbildungsplatz lösungsweg dienstweg umweg rechtsweg ausweg rückweg seitenweg brigade renegade auntie sortie necktie bowtie cutie hogtie headway runway midway halfway subway freeway gateway pathway doorway hallway steak parkway'.split(
    ' ',
  ),
);

/** Street words in things that are no street: a hard drive, the Supreme Court, an audit trail. */
export const THINGS: Record<string, string> = {
  drive:
    'hard flash usb disk thumb tape google test shared backup network external internal state blood food charity one wheel core inch',
  court: 'supreme high district federal appeals circuit crown county tennis food basketball',
  place: 'first second third fourth fifth work market',
  way: 'one two three four five six one-way two-way three-way four-way half long right wrong best better',
  trail: 'audit paper',
  close: 'month year quarter period month-end year-end quarter-end market deal',
  lane: 'swim bus fast',
  road: 'off',
  highway: 'information',
};

/** Words behind a leading word that make no street of it: "via email", "via Teams". */
export const CHANNELS = new Set(
  'email e-mail mail chat phone fax post twitter web sms teams slack zoom api ftp portal app browser website linkedin whatsapp courier'.split(
    ' ',
  ),
);

/** Small words inside names of streets and towns. */
export const PARTICLES = new Set(
  "de del della delle dei degli di da do dos das du des la le les lo los las el al a e y i à au aux en et l d d' l' sur sous lès upon on of the van von vom der den dem het 't zum zur und am im an op ter ten aan bij in i på af og och Ó san und na nad pod u w z".split(
    ' ',
  ),
);
