/** One user of the org; the capitalised keys are fields of User, the others name what the user gets. */
export interface Person {
  Username: string;
  FirstName: string;
  LastName: string;
  Email: string;
  Alias: string;
  Title: string;
  Department: string;
  TimeZoneSidKey: string;
  LocaleSidKey: string;
  LanguageLocaleKey: string;
  EmailEncodingKey: string;
  role: string | null;
  profile: string;
  permissionSets: string[];
}

const DOMAIN = 'byom.example';
const MINIMUM = 'Minimum Access - Salesforce';

/** Roles, users and who reports to whom (username → username of the manager). */
export const PEOPLE: {
  roles: { DeveloperName: string; Name: string; parent: string | null }[];
  users: Person[];
  managers: Record<string, string>;
} = {
  roles: [
    { DeveloperName: 'HQ', Name: 'HQ', parent: null },
    { DeveloperName: 'EU_Sales', Name: 'EU Sales', parent: 'HQ' },
    { DeveloperName: 'US_Service', Name: 'US Service', parent: 'HQ' },
  ],
  users: [
    person(
      'Sofia',
      'Lindqvist',
      'slind',
      'Sales Rep EU',
      'Sales',
      'EU_Sales',
      ['BYOM_User', 'Demo_Sales_Rep'],
      'Europe/Stockholm',
    ),
    person(
      'Samuel',
      'Ortiz',
      'sorti',
      'Service Rep US',
      'Service',
      'US_Service',
      ['BYOM_User', 'Demo_Service_Rep'],
      'America/Chicago',
    ),
    person(
      'Priya',
      'Raman',
      'prama',
      'Prompt Manager',
      'Operations',
      // Who writes prompts must be able to try them: above both teams she sees their records.
      'HQ',
      ['BYOM_User', 'BYOM_Prompt_Manager', 'Demo_Prompt_Manager'],
      'Europe/London',
    ),
    person(
      'Adam',
      'Novak',
      'anova',
      'Salesforce Administrator',
      'IT',
      'HQ',
      ['BYOM_User', 'BYOM_Admin', 'Demo_Admin'],
      'Europe/Prague',
    ),
    person('Audrey', 'Chen', 'achen', 'Auditor', 'Compliance', null, ['BYOM_Auditor'], 'America/New_York'),
    {
      ...person('BYOM', 'Integration', 'byomi', 'Integration User', 'IT', null, ['BYOM_Integration'], 'GMT'),
    },
  ],
  managers: {
    [`sofia.lindqvist@${DOMAIN}`]: `adam.novak@${DOMAIN}`,
    [`samuel.ortiz@${DOMAIN}`]: `adam.novak@${DOMAIN}`,
  },
};

function person(
  FirstName: string,
  LastName: string,
  Alias: string,
  Title: string,
  Department: string,
  role: string | null,
  permissionSets: string[],
  TimeZoneSidKey: string,
): Person {
  const Username = `${FirstName}.${LastName}@${DOMAIN}`.toLowerCase();
  return {
    Username,
    FirstName,
    LastName,
    Email: Username,
    Alias,
    Title,
    Department,
    TimeZoneSidKey,
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    role,
    profile: MINIMUM,
    permissionSets,
  };
}
