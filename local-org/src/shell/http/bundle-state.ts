/** Where the bundles stand: not asked for, being built, ready, or broken. */
import { buildVendor, type Vendor } from '../bundle/build-vendor.ts';

export interface BundleState {
  /** Starts the build when nobody has; the promise never rejects. */
  prepare(): Promise<void>;
  vendor(): Vendor | undefined;
  /** The compiler's words when the build failed. */
  failure(): string | undefined;
  /** The last thing worth telling a person who waits. */
  progress(): string;
}

/** `onProgress` also receives each step, for the server's log. */
export function createBundleState(cacheDirectory: string, onProgress: (text: string) => void): BundleState {
  let started: Promise<void> | undefined;
  let vendor: Vendor | undefined;
  let failure: string | undefined;
  let progress = 'Starting.';
  const tell = (text: string): void => {
    progress = text;
    onProgress(text);
  };
  const build = async (): Promise<void> => {
    try {
      vendor = await buildVendor({ cacheDirectory, onProgress: tell });
    } catch (error) {
      failure = (error as Error).message;
      tell(failure);
    }
  };
  return {
    prepare: () => (started ??= build()),
    vendor: () => vendor,
    failure: () => failure,
    progress: () => progress,
  };
}
