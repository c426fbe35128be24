import type { XmlElement } from './xml.ts';

/** One parsed metadata file: `name` is the component's name, as the file's name gives it. */
export interface MetadataFile {
  file: string;
  name: string;
  root: XmlElement;
}
