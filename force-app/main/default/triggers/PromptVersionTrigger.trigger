trigger PromptVersionTrigger on AI_Prompt_Version__c(before insert, before update, before delete) {
    if (Trigger.isInsert) {
        PromptVersionHandler.beforeInsert(Trigger.new);
    } else if (Trigger.isUpdate) {
        PromptVersionHandler.beforeUpdate(Trigger.new, Trigger.oldMap);
    } else {
        PromptVersionHandler.beforeDelete(Trigger.old);
    }
}
