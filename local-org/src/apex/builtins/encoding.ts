/** Id, Blob, EncodingUtil, Crypto. */
import { createHash, createHmac } from 'node:crypto';
import { makeId } from '../convert.ts';
import { UnsupportedApex } from '../errors.ts';
import { throwApex } from '../platform-exceptions.ts';
import { objectToken } from '../tokens.ts';
import { BlobValue, IdValue } from '../values.ts';
import type { BuiltinType, Call } from './table.ts';

const digests: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
  hmacsha1: 'sha1',
  hmacsha256: 'sha256',
  hmacsha512: 'sha512',
};

function digestName(name: string, call: Call): string {
  const known = digests[name.toLowerCase()];
  if (!known) throw new UnsupportedApex(`digest ${name}`, call.site);
  return known;
}

function onlyUtf8(charset: string, call: Call): void {
  if (charset.toUpperCase() !== 'UTF-8') throw new UnsupportedApex(`character set ${charset}`, call.site);
}

/** java.net.URLEncoder: a space is a plus, and `! ' ( ) ~` are escaped. */
function urlEncode(text: string): string {
  const escaped = encodeURIComponent(text).replace(
    /[!'()~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return escaped.replaceAll('%20', '+');
}

export const idType: BuiltinType = {
  name: 'Id',
  methods: {
    'equals(Object?)': (id: IdValue, [other], { site }) =>
      other instanceof IdValue
        ? other.text === id.text
        : typeof other === 'string' && makeId(other, site).text === id.text,
    'getSObjectType()': (id: IdValue, _, { frame, site }) => {
      const object = frame.machine.org.schema.objectOfId(id.text);
      return object
        ? objectToken(object.apiName)
        : throwApex('SObjectException', `Invalid id: ${id.text}`, site);
    },
    'to15()': (id: IdValue) => id.text.slice(0, 15),
    'toString()': (id: IdValue) => id.text,
  },
  statics: {
    'valueOf(String)': (_, [text], { site }) => makeId(text, site),
  },
};

export const blobType: BuiltinType = {
  name: 'Blob',
  methods: {
    'size()': (blob: BlobValue) => blob.bytes.length,
    'toString()': (blob: BlobValue, _, { site }) => {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(blob.bytes);
      } catch {
        throwApex('StringException', 'BLOB is not a valid UTF-8 string', site);
      }
    },
  },
  statics: {
    'valueOf(String)': (_, [text]) => new BlobValue(Buffer.from(text, 'utf8')),
  },
};

export const encodingType: BuiltinType = {
  name: 'EncodingUtil',
  statics: {
    'base64Encode(Blob)': (_, [blob]) => Buffer.from(blob.bytes).toString('base64'),
    'base64Decode(String)': (_, [text]) => new BlobValue(Buffer.from(text, 'base64')),
    'convertToHex(Blob)': (_, [blob]) => Buffer.from(blob.bytes).toString('hex'),
    'convertFromHex(String)': (_, [text]) => new BlobValue(Buffer.from(text, 'hex')),
    'urlEncode(String,String)': (_, [text, charset], call) => {
      onlyUtf8(charset, call);
      return urlEncode(text);
    },
    'urlDecode(String,String)': (_, [text, charset], call) => {
      onlyUtf8(charset, call);
      return decodeURIComponent(text.replaceAll('+', ' '));
    },
  },
};

export const cryptoType: BuiltinType = {
  name: 'Crypto',
  statics: {
    'generateDigest(String,Blob)': (_, [name, blob], call) =>
      new BlobValue(createHash(digestName(name, call)).update(blob.bytes).digest()),
    'generateMac(String,Blob,Blob)': (_, [name, blob, key], call) =>
      new BlobValue(createHmac(digestName(name, call), key.bytes).update(blob.bytes).digest()),
  },
};
