trigger RetentionRuleTrigger on AI_Retention_Rule__c(before insert, before update) {
    RetentionRuleHandler.beforeSave(Trigger.new);
}
