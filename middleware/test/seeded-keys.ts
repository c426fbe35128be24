import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { ACCESS_TOKEN } from './keyed-model.ts';

const random = (prefix: string): string => prefix + randomBytes(20).toString('hex');

/** A text that stands in for a key, so that a test has nothing else to recognise. */
export const randomKey = (): string => random('sk-');

function privateKey(): string {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** Keys of every form a platform takes, that can be recognised. */
export function createSeededKeys() {
  const aws = { accessKeyId: random('AKIA'), secretAccessKey: random(''), sessionToken: random('FwoG') };
  const account = {
    type: 'service_account',
    project_id: 'seed',
    client_email: 'seed@seed.iam.gserviceaccount.com',
    private_key: privateKey(),
  };
  const oci = {
    tenancyId: 'ocid1.tenancy.oc1..seed',
    userId: 'ocid1.user.oc1..seed',
    fingerprint: '12:34',
    privateKey: privateKey(),
    compartmentId: 'ocid1.compartment.oc1..seed',
  };
  const plain = {
    first: random('sk-first-'),
    second: random('sk-second-'),
    other: random('sk-other-'),
    operator: random('sk-operator-'),
    unused: random('sk-unused-'),
    /** No provider has such a key: it is refused when it is set. */
    refused: random('sk refused '),
  };
  const lines = [account.private_key, oci.privateKey].flatMap((pem) =>
    pem.split('\n').filter((line) => line !== '' && !line.startsWith('---')),
  );
  return {
    plain,
    aws: JSON.stringify(aws),
    /** `host` has the token endpoint too. */
    google: (host: string): string => JSON.stringify({ ...account, token_uri: `http://${host}/token` }),
    oci: JSON.stringify(oci),
    /** What may be found nowhere, piece by piece. */
    secrets: [ACCESS_TOKEN, ...Object.values(plain), ...Object.values(aws), ...lines],
    /** What a provider gets to see in a header. */
    shown: [plain.first, plain.second, plain.other, aws.accessKeyId, aws.sessionToken, ACCESS_TOKEN],
  };
}
