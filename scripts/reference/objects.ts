import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { markdownTable } from './table.ts';

const objects = path.resolve(import.meta.dirname, '..', '..', 'force-app', 'main', 'default', 'objects');
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

interface FieldXml {
  fullName: string;
  type: string;
  label: string;
  length?: string;
  required?: string;
  inlineHelpText?: string;
  referenceTo?: string;
}

interface ObjectXml {
  label: string;
  description?: string;
  sharingModel?: string;
}

function read<T>(file: string, rootElement: string): T {
  return (parser.parse(readFileSync(file, 'utf8')) as Record<string, T>)[rootElement] as T;
}

function typeOf(field: FieldXml): string {
  if (field.referenceTo) return `${field.type}(${field.referenceTo})`;
  return field.length ? `${field.type}(${field.length})` : field.type;
}

function section(name: string): string {
  const definition = read<ObjectXml>(path.join(objects, name, `${name}.object-meta.xml`), 'CustomObject');
  const directory = path.join(objects, name, 'fields');
  const rows = readdirSync(directory)
    .sort()
    .map((file) => read<FieldXml>(path.join(directory, file), 'CustomField'))
    .map((field) => [
      `\`${field.fullName}\``,
      typeOf(field),
      field.required === 'true' ? 'yes' : '',
      field.inlineHelpText ?? '',
    ]);
  return [
    `## ${name}`,
    `${definition.label}. ${definition.description ?? ''} Sharing: ${definition.sharingModel ?? ''}.`,
    markdownTable(['field', 'type', 'required', 'help'], rows),
  ].join('\n\n');
}

/** One section per custom object of the package, fields in alphabetical order. */
export async function objectsPage(): Promise<string> {
  const names = readdirSync(objects).filter((name) => name.endsWith('__c'));
  return names.sort().map(section).join('\n\n');
}
