/** People nobody listed, and organisations with a legal form: layer 6. The parts are in names/. */
export { findPeople } from './names/find-people.ts';
export { NAME_ROWS } from './names/rows/index.ts';
