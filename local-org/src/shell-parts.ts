/** What the engine hands the shell (`createShell(parts): express.Router`) when the org starts. */
import type { ProjectMetadata } from './metadata/project-metadata.ts';
import type { ApexRuntime, Org } from './ports.ts';
import type { Sessions } from './session.ts';

export interface ShellParts {
  org: Org;
  metadata: ProjectMetadata;
  apex: ApexRuntime;
  sessions: Sessions;
  /** Absolute path of the folder that holds `sfdx-project.json`. */
  projectDirectory: string;
  /** Absolute path for what the shell keeps between starts (compiled bundles); null = keep in memory. */
  dataDirectory: string | null;
}
