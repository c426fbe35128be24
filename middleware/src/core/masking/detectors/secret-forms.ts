/** What keys and tokens of the big providers begin with, and how many characters follow at least. From their own documents. */
const FORMS: readonly (readonly [beginnings: string, least: number])[] = [
  ['sk- sk-ant- sk-proj- gsk_ xai- pplx-', 20], // OpenAI, Anthropic, Groq, xAI, Perplexity
  ['sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ whsec_', 16], // Stripe
  ['AKIA ASIA AROA AIDA AGPA ANPA', 16], // Amazon
  ['ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- ATATT3 ATBB', 20], // GitHub, GitLab, Atlassian
  ['xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xoxe. xapp-', 10], // Slack
  ['AIza ya29. GOCSPX-', 20], // Google
  ['SG. key- SK EAAA sq0atp- sq0csp-', 22], // SendGrid, Mailgun, Twilio, Square
  [
    'npm_ pypi- hf_ dop_v1_ doo_v1_ shpat_ shpss_ shpca_ lin_api_ ntn_ dapi hvs. hvb. NRAK- HRKU- PMAK- dckr_pat_ rubygems_',
    20,
  ],
  ['5Aep861', 20], // Salesforce refresh tokens
];

const LEAST = new Map(
  FORMS.flatMap(([beginnings, least]) => beginnings.split(' ').map((one) => [one, least] as const)),
);
const escape = (beginning: string): string => beginning.replace(/[.]/g, '\\.');
/** Every beginning, the longest first: "sk-ant-" before "sk-". */
export const BEGINNINGS = new RegExp(
  `\\b(?:${[...LEAST.keys()]
    .sort((left, right) => right.length - left.length)
    .map(escape)
    .join('|')}|eyJ|00D)`,
  'g',
);

/** How many characters a key needs after its beginning. */
export const leastAfter = (beginning: string): number => LEAST.get(beginning) ?? 20;

/** True for the characters keys and tokens are made of: base64url and the dots between their parts. */
export function isKeyCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 45
  );
}

/** True for what is made by a machine: digits among letters, or both cases mixed. "sk-learn-is-a-library-name" is not. */
export function looksRandom(written: string): boolean {
  const digits = written.match(/\d/g)?.length ?? 0;
  return digits >= 2 && /[A-Za-z]/.test(written);
}
