/** A running local org of a project that a test writes itself: a few files of metadata and Apex in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Connection } from 'jsforce';
import type { LocalOrg } from '../start.ts';
import { startLocalOrg } from '../start.ts';
import { addUser } from './small-org.ts';

export interface OwnOrg extends LocalOrg {
  /** A jsforce connection as the person of that name. */
  connect(person: string): Connection;
  userId(person: string): string;
  /** The headers of a request as that person. */
  headers(person: string): Record<string, string>;
}

/** Starts an org of `files` (path below force-app/main/default → text) with people and their permission sets. */
export async function startOwnOrg(
  files: Record<string, string>,
  people: Record<string, string[]>,
): Promise<OwnOrg> {
  const projectDirectory = mkdtempSync(join(tmpdir(), 'local-org-project-'));
  const project = { packageDirectories: [{ path: 'force-app', default: true }] };
  writeFileSync(join(projectDirectory, 'sfdx-project.json'), JSON.stringify(project));
  for (const [name, text] of Object.entries(files)) {
    const path = join(projectDirectory, 'force-app/main/default', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const started = await startLocalOrg({ dataDirectory: ':memory:', projectDirectory, seed: 'none' });
  const ids = new Map<string, string>();
  for (const [name, sets] of Object.entries(people)) ids.set(name, await addUser(started.org, name, sets));
  const userId = (person: string): string => ids.get(person)!;
  const token = (person: string): string => started.sessions.create(userId(person)).accessToken;
  return {
    ...started,
    userId,
    headers: (person) => ({ authorization: `Bearer ${token(person)}` }),
    connect: (person) =>
      new Connection({ instanceUrl: started.url, accessToken: token(person), version: '67.0' }),
    async close() {
      await started.close();
      rmSync(projectDirectory, { recursive: true, force: true });
    },
  };
}

/** A metadata file's XML. */
export function metadataXml(type: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
}
