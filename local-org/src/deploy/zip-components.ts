/** A deployment's zip in Metadata API form → components: which type each file belongs to, by its folder. */
import { strFromU8, unzipSync } from 'fflate';

export interface DeployedFile {
  /** Path in the zip, without a folder around everything. */
  path: string;
  text: string;
}

export interface Component {
  type: string;
  fullName: string;
  /** The file that defines it (of a bundle: its folder). */
  fileName: string;
  /** Every file of it; the defining one first. */
  files: DeployedFile[];
}

/** Folder → metadata type. A folder that is not here is reported by its name. */
const types: Record<string, string> = {
  objects: 'CustomObject',
  permissionsets: 'PermissionSet',
  layouts: 'Layout',
  flexipages: 'FlexiPage',
  tabs: 'CustomTab',
  applications: 'CustomApplication',
  quickActions: 'QuickAction',
  roles: 'Role',
  namedCredentials: 'NamedCredential',
  externalCredentials: 'ExternalCredential',
  cspTrustedSites: 'CspTrustedSite',
  customPermissions: 'CustomPermission',
  reports: 'Report',
  reportTypes: 'ReportType',
  dashboards: 'Dashboard',
  messageChannels: 'LightningMessageChannel',
  certs: 'Certificate',
  externalClientApps: 'ExternalClientApplication',
  extlClntAppOauthSettings: 'ExtlClntAppOauthSettings',
  extlClntAppGlobalOauthSets: 'ExtlClntAppGlobalOauthSettings',
  extlClntAppOauthPolicies: 'ExtlClntAppOauthConfigurablePolicies',
  classes: 'ApexClass',
  triggers: 'ApexTrigger',
  lwc: 'LightningComponentBundle',
};

/** Throws an Error when the bytes are no zip or hold no package.xml. */
export function componentsOf(zip: Uint8Array): Component[] {
  const files = Object.entries(unzipSync(zip))
    .filter(([path]) => !path.endsWith('/'))
    .map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
  const manifest = files.find((file) => /(^|\/)package\.xml$/.test(file.path));
  if (!manifest) throw new Error('No package.xml found');
  const root = manifest.path.slice(0, -'package.xml'.length);
  const components = new Map<string, Component>();
  for (const file of files) {
    const path = file.path.startsWith(root) ? file.path.slice(root.length) : file.path;
    if (path !== 'package.xml') collect(components, { ...file, path });
  }
  return [...components.values()];
}

function collect(components: Map<string, Component>, file: DeployedFile): void {
  const [folder = '', ...names] = file.path.split('/');
  const foldered = folder === 'reports' || folder === 'dashboards';
  // A folder of reports is a file beside it: `reports/Usage-meta.xml`.
  const type = `${types[folder] ?? folder}${foldered && names.length === 1 ? 'Folder' : ''}`;
  const name = foldered ? names.join('/') : (names[0] ?? '');
  const bundle = type === 'LightningComponentBundle';
  const companion = file.path.endsWith('-meta.xml') && !bundle;
  const fullName = decodeURIComponent(
    bundle ? name : name.replace(/-meta\.xml$/, '').replace(/\.[A-Za-z]+$/, ''),
  );
  const fileName = bundle ? `lwc/${name}` : file.path.replace(/-meta\.xml$/, '');
  const key = `${type} ${fullName}`;
  const known = components.get(key) ?? { type, fullName, fileName, files: [] };
  if (companion) known.files.push(file);
  else known.files.unshift(file);
  components.set(key, known);
}
