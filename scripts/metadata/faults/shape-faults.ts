import { BASE, PAGE, fieldFile, layoutFile, permissionSetFile, xmlFile } from './seeded-fault.ts';
import type { SeededFault } from './seeded-fault.ts';

/** Faults of the text of one file. */
export const SHAPE_FAULTS: SeededFault[] = [
  {
    name: 'malformed XML',
    file: fieldFile('AI_Model__c', 'Region__c'),
    from: '</label>',
    to: '',
    says: /not well-formed XML, line \d+/,
  },
  {
    name: 'a wrong root element',
    file: permissionSetFile('BYOM_User'),
    from: /PermissionSet\b/g,
    to: 'Profile',
    says: /root element is Profile, but a \.permissionset file holds a PermissionSet/,
  },
  {
    name: 'a wrong namespace',
    file: permissionSetFile('BYOM_User'),
    from: '2006/04/metadata',
    to: '2006/04/tooling',
    says: /namespace is not/,
  },
  {
    name: 'an unknown element',
    file: fieldFile('AI_Model__c', 'Region__c'),
    from: '<label>',
    to: '<colour>red</colour><label>',
    says: /CustomField\.colour is not an element of CustomField/,
  },
  {
    name: 'a value outside an enumeration',
    file: fieldFile('AI_Model__c', 'Region__c'),
    from: '<type>Text</type>',
    to: '<type>Txt</type>',
    says: /CustomField\.type is "Txt", which is not a value of FieldType/,
  },
  {
    name: 'an enumeration wrong deep inside',
    file: layoutFile('AI_Model__c', 'AI Model'),
    from: '<behavior>Edit</behavior>',
    to: '<behavior>Editable</behavior>',
    says: /layoutItems\.behavior is "Editable", which is not a value of UiBehavior/,
  },
  {
    name: 'a boolean that is none',
    file: fieldFile('AI_Model__c', 'Api_Name__c'),
    from: '<unique>true</unique>',
    to: '<unique>yes</unique>',
    says: /CustomField\.unique is "yes", not true or false/,
  },
  {
    name: 'a number that is none',
    file: fieldFile('AI_Model__c', 'Api_Name__c'),
    from: '<length>80</length>',
    to: '<length>eighty</length>',
    says: /CustomField\.length is "eighty", not a number/,
  },
  {
    name: 'a missing required element',
    file: PAGE,
    from: /<masterLabel>.*<\/masterLabel>/,
    to: '',
    says: /lacks the required element masterLabel/,
  },
  {
    name: 'an element twice that may stand once',
    file: PAGE,
    from: '<type>RecordPage</type>',
    to: '<type>RecordPage</type><type>AppPage</type>',
    says: /FlexiPage\.type stands more than once/,
  },
  {
    name: 'text between elements',
    file: PAGE,
    from: '<type>RecordPage</type>',
    to: 'hello <type>RecordPage</type>',
    says: /holds text where elements belong/,
  },
  {
    name: 'a file of no metadata type',
    file: `${BASE}/tabs/Old.tabb-meta.xml`,
    from: '',
    to: xmlFile('CustomTab', ''),
    says: /the ending \.tabb-meta\.xml belongs to no metadata type/,
  },
  {
    name: 'a file no component claims',
    file: `${BASE}/classes/notes.txt`,
    from: '',
    to: 'remember the milk',
    says: /belongs to no metadata component|infer a metadata type/i,
  },
];
