trigger MaskingRuleTrigger on Masking_Rule__c(before insert, before update) {
    MaskingRuleHandler.beforeSave(Trigger.new);
}
