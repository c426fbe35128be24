/** Words of addresses that are no street: units, boxes, states, postal codes, and what announces an address. */

/** A part of a building, before its number. */
export const UNIT_WORDS = new Set(
  'apt apartment appt appartement apto apartamento apart ap suite ste unit flat floor fl bldg building room rm no nr bte boîte bus box wohnung whg top stiege piso planta puerta pta escalera esc bloque blq portal dpto depto departamento interno int scala piano étage etage bât bâtiment escalier andar bloco sala lote lok lokal m lgh lejl as oficina of local level shop studio penthouse psc house block tower lot stock og trappa tr'.split(
    ' ',
  ),
);
/** Units that say by themselves that an address is here. */
export const SURE_UNITS = new Set('apt apartment appt apto dpto depto whg ste suite'.split(' '));
/** What stands after an ordinal: 3rd floor, 2. OG, 3º B, 4e étage. */
export const FLOOR_WORDS = new Set(
  'floor fl og stock etage étage piso andar planta piano verdieping våning sal etasje th tv mf izq izda dcha derecha izquierda'.split(
    ' ',
  ),
);

/** Words that stand alone for a box; `number` follows at once. */
export const BOX_WORDS = new Set(
  'postfach postboks postbus postbox postilokero postafiók pobox pob'.split(' '),
);
/** Two-word boxes: the word before the last one. */
export const BOX_PAIRS = new Set(
  'po box|p.o box|p.o. box|office box|gpo box|post box|locked bag|private bag|boîte postale|boite postale|casella postale|caixa postal|apartado postal|apartado aéreo|skrytka pocztowa|de correos|casilla postal|c.p. n'.split(
    '|',
  ),
);
/** One-word boxes that mean other things too; a postal code must follow. */
export const FAINT_BOXES = new Set('bp box apartado casilla pl cp'.split(' '));

export const US_STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU'.split(
    ' ',
  ),
);
/** Abbreviations that are words as well: a comma must stand before them. */
export const WORDY_STATES = new Set(
  'ID OK IN OR ME HI PA MS DE CO AL MA LA PR MD MO AR CA SC AK VI VA'.split(' '),
);
export const STATE_NAMES = new Set(
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec québec alberta manitoba saskatchewan nsw'.split(
    ' ',
  ),
);
export const isStateName = (lower: string): boolean => STATE_NAMES.has(lower);

/** Military mail: APO, FPO or DPO, its region, a ZIP. */
export const MILITARY = new Set(['apo', 'fpo', 'dpo']);
export const MILITARY_REGIONS = new Set(['aa', 'ae', 'ap']);

/** Postcode areas of the United Kingdom (Royal Mail). */
export const UK_AREAS = new Set(
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
);

/** Countries write their letters before the postal code: D-80331, CH-8001. */
export const POSTAL_COUNTRIES = new Set(
  'D A CH F B L I E P NL DK S SE N NO FI FIN DE AT FR BE PL CZ'.split(' '),
);

/** What announces a postal code, right before it or with FILLERS between. */
export const POSTAL_CUES = new Set(
  'zip zipcode zip-code postcode postal plz postleitzahl cep codepostal postnummer postnr postinumero pocztowy postale'.split(
    ' ',
  ),
);
/** The same in capitals only: French, Spanish and Italian abbreviations. */
export const POSTAL_CAPITALS = new Set(['CAP', 'CP', 'C.P', 'ZIP', 'PLZ', 'CEP']);

/** What announces an address: behind it a name with a number is enough. */
export const ADDRESS_CUES = new Set(
  'address addresses adresse anschrift dirección direccion domicilio indirizzo endereço morada adres adress osoite where lives live lived living resides residing resided reside located moved moving moves relocated ship shipped shipping deliver delivered delivery taxi drops restaurant office station store shop meet wohnt wohnhaft wohne habite demeurant domicilié domiciliée vive vivo abita abito residente mora moro woont woonachtig bor asuu mieszka'.split(
    ' ',
  ),
);
/** The cues that speak of a home and of nothing else. */
export const HOME_CUES = new Set(
  'address addresses adresse anschrift dirección direccion domicilio indirizzo endereço morada adres adress lives live lived living resides residing reside wohnt wohnhaft wohne habite demeurant domicilié domiciliée vive vivo abita abito residente mora moro woont woonachtig bor asuu mieszka drops taxi'.split(
    ' ',
  ),
);
/** Small words between a cue and what it announces. */
export const FILLERS = new Set(
  'is are ist est es è é lautet at on in to an der au en el la op de na w i the it me him her you us off same code codes number no here they changed now old new with under für for på til and or y e et und'.split(
    ' ',
  ),
);

/** Words that stand before a number and are no street, whatever announces them. */
export const PLACE_NOUNS = new Set(
  'terminal gate building level room dock floor platform stage section page chapter step table desk hall zone area bay aisle line version phase part case order ticket invoice number item figure row slide booth pier exit stop track unit suite apt port plot level lot january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 fy po id no nr about around over under almost customer kunde client cliente cloud budget forecast customers users euro eur usd kunden stück pcs nearly approximately least most more less than'.split(
    ' ',
  ),
);

/** Countries as they stand at the end of an address; a line of its own is taken only when it is one of these. */
export const COUNTRIES = new Set(
  'usa|us|u.s.a|united states|united states of america|uk|u.k|united kingdom|great britain|england|scotland|wales|northern ireland|ireland|canada|australia|new zealand|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|svizzera|france|frankreich|belgium|belgique|belgië|belgien|luxembourg|luxemburg|spain|españa|espagne|italy|italia|italie|portugal|brazil|brasil|netherlands|the netherlands|nederland|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|iceland|ísland|poland|polska|czech republic|česko|slovakia|slovensko|hungary|magyarország|romania|românia|bulgaria|greece|croatia|hrvatska|slovenia|slovenija|serbia|estonia|latvia|lithuania|ukraine|turkey|türkiye|mexico|méxico|argentina|chile|colombia|peru|perú|uruguay|india|japan|china|singapore|south africa|israel|malta|cyprus'.split(
    '|',
  ),
);

/** Words that open or close letters: no town. */
export const NO_TOWNS = new Set(
  'thanks thank regards best kind hello hi dear tel phone fax mobile email e-mail mail web www cheers sincerely yours please note from to cc subject sent date name company title the he she it we they i this that there our your his her if when and or but for with by is was not no yes'.split(
    ' ',
  ),
);
