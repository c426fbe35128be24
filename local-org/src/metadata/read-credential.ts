/** Named credentials, external credentials and CSP trusted sites. */
import type {
  CredentialParameter,
  CspTrustedSiteMetadata,
  ExternalCredentialMetadata,
  NamedCredentialMetadata,
} from './credential-metadata.ts';
import { flag, nodes, number, text } from './xml.ts';
import type { XmlNode } from './xml.ts';

export function readNamedCredential(fullName: string, node: XmlNode): NamedCredentialMetadata {
  const parameters = nodes(node, 'namedCredentialParameters').map(readParameter);
  const ofType = (type: string): CredentialParameter | undefined =>
    parameters.find((entry) => entry.parameterType === type);
  return {
    fullName,
    label: text(node, 'label') ?? fullName,
    namedCredentialType: text(node, 'namedCredentialType') ?? 'SecuredEndpoint',
    url: ofType('Url')?.parameterValue ?? '',
    externalCredential: ofType('Authentication')?.externalCredential ?? null,
    generateAuthorizationHeader: flag(node, 'generateAuthorizationHeader'),
    allowMergeFieldsInHeader: flag(node, 'allowMergeFieldsInHeader'),
    parameters,
  };
}

export function readExternalCredential(fullName: string, node: XmlNode): ExternalCredentialMetadata {
  return {
    fullName,
    label: text(node, 'label') ?? fullName,
    authenticationProtocol: text(node, 'authenticationProtocol') ?? '',
    parameters: nodes(node, 'externalCredentialParameters').map(readParameter),
  };
}

export function readCspTrustedSite(fullName: string, node: XmlNode): CspTrustedSiteMetadata {
  return {
    fullName,
    endpointUrl: text(node, 'endpointUrl') ?? '',
    isActive: flag(node, 'isActive'),
    isApplicableToConnectSrc: flag(node, 'isApplicableToConnectSrc'),
  };
}

function readParameter(node: XmlNode): CredentialParameter {
  return {
    parameterName: text(node, 'parameterName') ?? '',
    parameterType: text(node, 'parameterType') ?? '',
    parameterValue: text(node, 'parameterValue'),
    parameterGroup: text(node, 'parameterGroup'),
    certificate: text(node, 'certificate'),
    externalCredential: text(node, 'externalCredential'),
    sequenceNumber: number(node, 'sequenceNumber'),
  };
}
