import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Which of these processes holds the near end of a connection that comes from `port` of this machine; null when none
 * does, or where there is no /proc. See proc(5), net/tcp: the second column is the local address, the tenth the inode.
 */
export function socketOwner(port: number, processes: Iterable<number>): number | null {
  const inode = inodeOf(port);
  if (inode === null) return null;
  for (const process of processes) if (holds(process, `socket:[${inode}]`)) return process;
  return null;
}

function inodeOf(port: number): string | null {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    for (const line of readFileSync('/proc/net/tcp', 'utf8').split('\n')) {
      const columns = line.trim().split(/\s+/);
      if (columns[1]?.endsWith(wanted) && columns[9] !== '0') return columns[9] ?? null;
    }
  } catch {
    // No /proc on this system.
  }
  return null;
}

function holds(process: number, link: string): boolean {
  const folder = `/proc/${process}/fd`;
  try {
    return readdirSync(folder).some((name) => linkOf(`${folder}/${name}`) === link);
  } catch {
    return false;
  }
}

function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}
