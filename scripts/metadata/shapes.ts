import sdr from '@salesforce/source-deploy-retrieve';
import type { Finding } from './finding.ts';
import type { MetadataTypes } from './metadata-types.ts';
import type { ProjectFiles } from './project-files.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Elements whose content the types give as text though it is XML of its own. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs']);

const PRIMITIVES: Record<string, { pattern: RegExp; name: string }> = {
  boolean: { pattern: /^(true|false)$/, name: 'true or false' },
  number: { pattern: /^-?\d+(\.\d+)?$/, name: 'a number' },
};

/** Metadata type by the suffix of its files, from the registry of source-deploy-retrieve: `field` → `CustomField`. */
function typesBySuffix(): Map<string, string> {
  const bySuffix = new Map<string, string>();
  for (const type of Object.values(sdr.registry.types)) {
    const children = Object.values(type.children?.types ?? {});
    for (const one of [type, ...children]) if (one.suffix) bySuffix.set(one.suffix, one.name);
  }
  // A bundle's description carries the suffix of its script, not of its type.
  return bySuffix.set('js', 'LightningComponentBundle');
}

const suffixes = typesBySuffix();

function checkValue(element: XmlElement, type: string, at: string, types: MetadataTypes): string[] {
  const values = types.values(type);
  if (values && !values.has(element.text))
    return [`${at} is "${element.text}", which is not a value of ${type}`];
  const primitive = PRIMITIVES[types.resolve(type)];
  if (primitive && !primitive.pattern.test(element.text))
    return [`${at} is "${element.text}", not ${primitive.name}`];
  if (element.children.length > 0) return [`${at} holds elements where text belongs`];
  return [];
}

/** What is wrong with an element that should be of `type`: unknown, missing, repeated or wrongly filled elements. */
export function checkElement(element: XmlElement, type: string, at: string, types: MetadataTypes): string[] {
  const shapes = types.elements(type);
  if (!shapes) return checkValue(element, type, at, types);
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const child of element.children) {
    const shape = shapes.get(child.name);
    const here = `${at}.${child.name}`;
    if (!shape) faults.push(`${here} is not an element of ${type}`);
    else if (seen.has(child.name) && !shape.repeats) faults.push(`${here} stands more than once`);
    else if (!OPAQUE.has(`${type}.${child.name}`))
      faults.push(...checkElement(child, shape.type, here, types));
    seen.add(child.name);
  }
  for (const [name, shape] of shapes)
    if (shape.required && !seen.has(name)) faults.push(`${at} lacks the required element ${name}`);
  if (element.text !== '') faults.push(`${at} holds text where elements belong`);
  return faults;
}

/** What is wrong with the text of one `-meta.xml` file. */
export function checkMetadataFile(file: string, text: string, types: MetadataTypes): string[] {
  const suffix = /\.([A-Za-z]+)-meta\.xml$/.exec(file)?.[1] ?? '';
  const type = suffixes.get(suffix);
  if (!type) return [`the ending .${suffix}-meta.xml belongs to no metadata type`];
  try {
    const root = parseXml(text);
    if (root.name !== type)
      return [`the root element is ${root.name}, but a .${suffix} file holds a ${type}`];
    const namespace = root.namespace === NAMESPACE ? [] : [`the namespace is not ${NAMESPACE}`];
    return [...namespace, ...checkElement(root, type, type, types)];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Holds every `-meta.xml` file against the shapes of the Metadata API. */
export function checkShapes(files: ProjectFiles, types: MetadataTypes): Finding[] {
  return [...files]
    .filter(([file]) => file.endsWith('-meta.xml'))
    .flatMap(([file, text]) => checkMetadataFile(file, text, types).map((fault) => ({ file, fault })));
}
