import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import { childrenOf, textOf } from '../xml.ts';

function namedCredentialFaults({ root }: MetadataFile, inventory: Inventory): string[] {
  return childrenOf(root, 'namedCredentialParameters')
    .map((parameter) => textOf(parameter, 'externalCredential'))
    .filter((name) => name !== null && !inventory.has('externalCredential', name))
    .map((name) => `names the external credential ${name}, which does not exist`);
}

function externalCredentialFaults({ root }: MetadataFile, inventory: Inventory): string[] {
  const parameters = childrenOf(root, 'externalCredentialParameters');
  const certificates = parameters.map((parameter) => textOf(parameter, 'certificate'));
  const signs = parameters.some((parameter) => textOf(parameter, 'parameterType') === 'SigningCertificate');
  return [
    ...certificates
      .filter((name) => name !== null && !inventory.has('crt', name))
      .map((name) => `names the certificate ${name}, which does not exist`),
    ...(textOf(root, 'authenticationProtocol') === 'Jwt' && !signs
      ? ['signs its tokens with no certificate']
      : []),
  ];
}

function clientAppFaults({ root }: MetadataFile, inventory: Inventory): string[] {
  const app = textOf(root, 'externalClientApplication') ?? '';
  const sets = (textOf(root, 'commaSeparatedPermissionSet') ?? '').split(',').map((name) => name.trim());
  return [
    ...(inventory.has('eca', app) ? [] : [`belongs to the client app ${app}, which does not exist`]),
    ...sets
      .filter((name) => name !== '' && !inventory.has('permissionset', name))
      .map((name) => `names the permission set ${name}, which does not exist`),
  ];
}

function roleFaults({ root }: MetadataFile, inventory: Inventory): string[] {
  const parent = textOf(root, 'parentRole');
  return parent && !inventory.has('role', parent)
    ? [`stands below the role ${parent}, which does not exist`]
    : [];
}

const CHECKS: [string, (file: MetadataFile, inventory: Inventory) => string[]][] = [
  ['namedCredential', namedCredentialFaults],
  ['externalCredential', externalCredentialFaults],
  ['ecaOauth', clientAppFaults],
  ['ecaGlblOauth', clientAppFaults],
  ['ecaOauthPlcy', clientAppFaults],
  ['role', roleFaults],
];

/** Credentials, the client app and the roles name one another correctly. */
export function checkCredentials(inventory: Inventory): Finding[] {
  return CHECKS.flatMap(([suffix, faultsOf]) =>
    inventory
      .of(suffix)
      .flatMap((one) => faultsOf(one, inventory).map((fault) => ({ file: one.file, fault }))),
  );
}
