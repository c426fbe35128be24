import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element of a metadata file. `text` is the trimmed text between its tags. */
export interface XmlElement {
  name: string;
  namespace: string | null;
  text: string;
  children: XmlElement[];
}

type Parsed = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: true,
});

function toElement(name: string, content: Parsed[], attributes: Parsed): XmlElement {
  const children: XmlElement[] = [];
  let text = '';
  for (const node of content)
    for (const [key, value] of Object.entries(node)) {
      if (key === '#text') text += String(value);
      else if (key !== ':@') children.push(toElement(key, value as Parsed[], (node[':@'] ?? {}) as Parsed));
    }
  return { name, namespace: (attributes['xmlns'] as string | undefined) ?? null, text, children };
}

/** The root element of an XML text. Throws an `Error` that says where the text is not XML. */
export function parseXml(text: string): XmlElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`not well-formed XML, line ${valid.err.line}: ${valid.err.msg}`);
  for (const node of parser.parse(text) as Parsed[])
    for (const [key, value] of Object.entries(node))
      if (!key.startsWith('?') && key !== ':@' && key !== '#text')
        return toElement(key, value as Parsed[], (node[':@'] ?? {}) as Parsed);
  throw new Error('not well-formed XML: there is no root element');
}

/** Child elements of this name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The first child element of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Text of the first child of this name; null when there is none. */
export function textOf(element: XmlElement, name: string): string | null {
  return childOf(element, name)?.text ?? null;
}

/** Texts of all children of this name. */
export function textsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map((child) => child.text);
}

/** Every element of this name at any depth. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}
