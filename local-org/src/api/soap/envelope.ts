/** SOAP in and out: the call in an envelope, and answers and faults as the Metadata API writes them. */
import { OrgError } from '../../errors.ts';
import { child, parseXml, text } from '../../metadata/xml.ts';
import type { XmlNode } from '../../metadata/xml.ts';
import type { ApiAnswer } from '../route.ts';

export interface SoapCall {
  /** Such as `listMetadata`. */
  name: string;
  node: XmlNode;
  sessionId: string;
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** Takes an envelope apart; throws OrgError for what is none. */
export function readEnvelope(xml: string): SoapCall {
  let envelope: XmlNode;
  try {
    envelope = withoutPrefixes(parseXml(xml, 'request').node);
  } catch (error) {
    throw new OrgError('UNKNOWN_EXCEPTION', (error as Error).message);
  }
  const [found] = Object.entries(child(envelope, 'Body'));
  if (!found) throw new OrgError('UNKNOWN_EXCEPTION', 'The envelope has no call in its body');
  const [name, value] = found;
  const sessionId = text(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId') ?? '';
  return { name, node: typeof value === 'object' && !Array.isArray(value) ? value : {}, sessionId };
}

function withoutPrefixes(node: XmlNode): XmlNode {
  const plain = (value: XmlNode[string]): XmlNode[string] => {
    if (Array.isArray(value)) return value.map((entry) => plain(entry)) as XmlNode[];
    return typeof value === 'object' ? withoutPrefixes(value) : value;
  };
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name.replace(/^.*:/, ''), plain(value)]),
  );
}

/** An object as elements; lists repeat their element. */
export function toXml(value: Record<string, unknown>): string {
  return Object.entries(value)
    .flatMap(([name, entry]) => [entry].flat().map((item) => `<${name}>${content(item)}</${name}>`))
    .join('');
}

function content(item: unknown): string {
  if (typeof item === 'object' && item !== null) return toXml(item as Record<string, unknown>);
  return String(item).replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]!);
}

/** The answer to a call: its results, each an element `result`. */
export function soapAnswer(name: string, results: Record<string, unknown>[]): ApiAnswer {
  const body = `<${name}Response xmlns="${namespace}">${results.map((result) => toXml({ result })).join('')}</${name}Response>`;
  return envelope(200, body);
}

/** A refusal in SOAP's form. */
export function soapFault(error: OrgError): ApiAnswer {
  const fault = toXml({ faultcode: `sf:${error.code}`, faultstring: `${error.code}: ${error.message}` });
  return envelope(500, `<soapenv:Fault xmlns:sf="${namespace}">${fault}</soapenv:Fault>`);
}

function envelope(status: number, body: string): ApiAnswer {
  const open = '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">';
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${open}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, bytes: Buffer.from(xml) };
}
