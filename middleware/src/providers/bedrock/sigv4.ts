import { createHash, createHmac } from 'node:crypto';

/** A key pair of AWS. */
export interface AwsKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SERVICE = 'bedrock';

/**
 * Headers that sign a POST of this body at this time, for calls that do not go through AWS's SDK. The address has no query and
 * no character that needs encoding. Scheme: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function sigV4Headers(
  url: string,
  body: string,
  region: string,
  keys: AwsKeys,
  now: Date = new Date(),
): Record<string, string> {
  const { host, pathname } = new URL(url);
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${SERVICE}/aws4_request`;
  const headers: Record<string, string> = {
    host,
    'x-amz-content-sha256': digest(body),
    'x-amz-date': time,
    ...(keys.sessionToken ? { 'x-amz-security-token': keys.sessionToken } : {}),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', pathname, '', lines.join(''), names, digest(body)].join('\n');
  const text = [ALGORITHM, time, scope, digest(canonical)].join('\n');
  const signature = createHmac('sha256', signingKey(keys.secretAccessKey, time.slice(0, 8), region))
    .update(text)
    .digest('hex');
  const credential = `${keys.accessKeyId}/${scope}`;
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const signingKey = (secret: string, day: string, region: string): Buffer =>
  [day, region, SERVICE, 'aws4_request'].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
