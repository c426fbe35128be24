/** Reading metadata XML: one parse, then small questions to a node. Element order and attributes do not matter here. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element's children by name; text is a string; repeated elements are arrays. */
export interface XmlNode {
  [name: string]: XmlValue | XmlValue[] | undefined;
}
export type XmlValue = string | XmlNode;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  ignoreDeclaration: true,
});

/** The root element's name and content. Throws an Error naming the source when the text is not well-formed. */
export function parseXml(text: string, source: string): { root: string; node: XmlNode } {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`${source}: line ${valid.err.line}: ${valid.err.msg}`);
  const document = parser.parse(text) as XmlNode;
  const root = Object.keys(document)[0];
  if (!root) throw new Error(`${source}: the file is empty`);
  const node = document[root];
  return { root, node: typeof node === 'object' && !Array.isArray(node) ? node : {} };
}

/** All elements of that name, as nodes; text-only elements are left out. */
export function nodes(node: XmlNode, name: string): XmlNode[] {
  return values(node, name).filter((value): value is XmlNode => typeof value === 'object');
}

/** The first element of that name, or an empty node. */
export function child(node: XmlNode, name: string): XmlNode {
  return nodes(node, name)[0] ?? {};
}

/** The texts of all elements of that name. */
export function texts(node: XmlNode, name: string): string[] {
  return values(node, name).filter((value): value is string => typeof value === 'string');
}

/** The text of the element; null when it is missing or empty. */
export function text(node: XmlNode, name: string): string | null {
  return texts(node, name)[0] || null;
}

export function flag(node: XmlNode, name: string): boolean {
  return text(node, name) === 'true';
}

export function number(node: XmlNode, name: string): number | null {
  const value = text(node, name);
  return value === null ? null : Number(value);
}

function values(node: XmlNode, name: string): XmlValue[] {
  const value = node[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
