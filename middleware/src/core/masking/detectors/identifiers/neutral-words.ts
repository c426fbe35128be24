import { fold } from '../../fold.ts';

const words = (text: string): string[] => text.trim().split(/\s+/).map(fold);

/** Words that stand between a cue and its number, or between two numbers of a list, and say nothing. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  words(`
    number numbers no nr num id ids code card document doc s is are was of my his her your our their the a an for with as to it and or
    under registered issued ref reference new old valid current holder on file here reads has following
    numero numéro número nummer nummern numer numeru numre numara numarası n es ist lautet sind est sont son è é jest är er on und oder
    et y e ou o och og i ja ve en do da de del della di du des der die das den le la les el los las il lo mein meine ihre seine unsere
    mon ma mi su meu minha mio mia min mitt
    номер № je číslo cislo`),
);

/** Words that say of the number after them that it is none of a person: what business writes all day. */
export const OTHER_NUMBERS: readonly string[] = words(`
  order orders ordre tilaus zamowienie bestellung bestallning objednavka siparis auftrag commande pedido ordine invoice invoices rechnung facture factura fattura receipt quote
  quotation offer angebot devis presupuesto case cases ticket tickets incident bug issue build release version firmware revision
  part parts article artikel sku product model modell serial seriennummer batch lot pallet shelf dock tracking shipment parcel
  consignment awb container waybill po rma gl hs sprint story opportunity campaign project projekt room floor gate queue port
  barcode ean upc gtin isbn issn doi asin amount total price cost sum balance betrag summe qty quantity menge units seats
  usd eur gbp chf jpy cad aud inr line lines row rows commit hash uuid guid phone tel telephone telefon mobile cell
  fax call teléfono téléphone extension ext whatsapp zip postcode plz error exception timestamp epoch chassis asset meter suite apt apartment unit
  transaction reference booking reservation buchung flight train confirmation voucher coupon permit contract vertrag contrat
  contrato kb rfc cve id
`).filter((word) => word !== 'id' && word !== 'rfc' && word !== 'chassis');
