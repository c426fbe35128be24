/** Fetches a file of the gateway with its ticket and hands it to the browser as a download. */
import type { ExportAccess } from 'c/auditView';

const TYPES = { csv: 'text/csv', jsonl: 'text/plain' } as const;

/**
 * Downloads the export under `name`; `onBytes` hears how much is there. Resolves with its length in bytes. Rejects when the
 * gateway refuses or the file breaks off: what came is thrown away, because half an export looks like a whole one.
 */
export async function download(
  access: ExportAccess,
  format: keyof typeof TYPES,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const response = await fetch(access.fileUrl, { headers: { authorization: `Bearer ${access.ticket}` } });
  if (!response.ok || !response.body) {
    const refusal = (await response.json().catch(() => null)) as { error?: unknown } | null;
    throw refusal?.error ?? new Error('The file could not be fetched.');
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    // eslint-disable-next-line no-await-in-loop -- a stream is read in its order
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    parts.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  save(new Blob(parts, { type: TYPES[format] }), name);
  return bytes;
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
