/** What is kept of a credential, and what may be told of it. */

/** A secret with where it may go: both were given by the same person at the same moment, and stay together. */
export interface CredentialVersion {
  secret: string;
  /** Hosts, with port where it is not 443. Empty: only the platform's own address. */
  hosts: string[];
}

export interface StoredCredential extends CredentialVersion {
  /** The version before the last rotation, while their overlap lasts. Its secret goes to its own hosts, never to new ones. */
  previous: CredentialVersion | null;
}

/** What may be told of a credential. */
export interface CredentialFacts {
  /** '' is for every org of this installation. */
  orgId: string;
  name: string;
  hosts: string[];
  updatedAt: Date;
  /** Username, or `operator`. */
  updatedBy: string;
  /** Until when the secret before the last rotation may still be used; null when there is none. */
  previousUntil: Date | null;
}

export interface CredentialChange {
  /** Hours for which the secret before this one may still be used; default 24. */
  overlapHours?: number;
  /** Default `operator`. */
  updatedBy?: string;
}
