import type { ExternalDetector } from '../core/masking/masking-policy.ts';
import type { Credentials, Detection, TextDetection } from '../ports.ts';

/** What asking an external detector needs. */
export interface DetectorParts {
  detection: TextDetection;
  credentials: Credentials;
}

/**
 * Asks an org's external detector about texts as they stand in the record. Never sends a secret to a host that its owner did
 * not name. Whatever is wrong is in the answer's `problem`; rejects only when the credentials cannot be read.
 */
export async function askDetector(
  { detection, credentials }: DetectorParts,
  orgId: string,
  detector: ExternalDetector,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Detection> {
  const { endpoint, language, minimumScore, credential } = detector;
  const found = credential === null ? null : await credentials.find(orgId, credential);
  const none: Detection['found'] = new Map();
  if (credential !== null && !found)
    return { found: none, problem: `its credential ${credential} is not stored` };
  // Nobody said that the platform's own address is meant: a detector is nobody's platform.
  if (found && !found.hosts.includes(new URL(endpoint).host))
    return { found: none, problem: `the credential ${credential} may not be sent to its host` };
  return detection.detect(texts, { endpoint, language, minimumScore, secret: found?.secret ?? null }, signal);
}
