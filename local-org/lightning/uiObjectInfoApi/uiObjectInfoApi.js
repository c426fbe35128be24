/** `lightning/uiObjectInfoApi` on the org's UI API. */
import { fetchingAdapter } from 'shell/liveWires';

const OBJECT_INFO = '/services/data/v67.0/ui-api/object-info';

function objectName(object) {
  return typeof object === 'string' ? object : object?.objectApiName;
}

export const getObjectInfo = fetchingAdapter(({ objectApiName }) => {
  const name = objectName(objectApiName);
  return name ? { path: `${OBJECT_INFO}/${name}` } : null;
});

export const getPicklistValues = fetchingAdapter(({ recordTypeId, fieldApiName }) => {
  if (!recordTypeId || !fieldApiName) return null;
  const [object, field] =
    typeof fieldApiName === 'string'
      ? fieldApiName.split('.')
      : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
  return { path: `${OBJECT_INFO}/${object}/picklist-values/${recordTypeId}/${field}` };
});

export const getPicklistValuesByRecordType = fetchingAdapter(({ objectApiName, recordTypeId }) => {
  const name = objectName(objectApiName);
  return name && recordTypeId ? { path: `${OBJECT_INFO}/${name}/picklist-values/${recordTypeId}` } : null;
});
