/** One fault: the file it stands in (relative to the project) and what is wrong, in a sentence that names it. */
export interface Finding {
  file: string;
  fault: string;
}

/** Findings as lines of text, `file: fault`, in the order of the files. */
export function describeFindings(findings: Finding[]): string {
  return findings
    .map(({ file, fault }) => `${file}: ${fault}`)
    .sort()
    .join('\n');
}
