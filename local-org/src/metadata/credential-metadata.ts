/** Named and external credentials and trusted sites: where the org may call, and how it signs. */

export interface CredentialParameter {
  parameterName: string;
  parameterType: string;
  parameterValue: string | null;
  parameterGroup: string | null;
  certificate: string | null;
  externalCredential: string | null;
  sequenceNumber: number | null;
}

export interface NamedCredentialMetadata {
  fullName: string;
  label: string;
  namedCredentialType: string;
  url: string;
  externalCredential: string | null;
  generateAuthorizationHeader: boolean;
  allowMergeFieldsInHeader: boolean;
  parameters: CredentialParameter[];
}

export interface ExternalCredentialMetadata {
  fullName: string;
  label: string;
  authenticationProtocol: string;
  parameters: CredentialParameter[];
}

export interface CspTrustedSiteMetadata {
  fullName: string;
  endpointUrl: string;
  isActive: boolean;
  isApplicableToConnectSrc: boolean;
}
