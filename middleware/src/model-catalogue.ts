import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCatalogue, type Catalogue } from './core/catalogue.ts';

const FILE = path.resolve(import.meta.dirname, '../../config/models.json');

/** The models of config/models.json, read anew. Throws an Error that names the rows with something wrong. */
export function readModelCatalogue(): Catalogue {
  return readCatalogue(JSON.parse(readFileSync(FILE, 'utf8')));
}
