/** What stands in the place of a name that was erased. */
export const ERASED_NAME = '（已清除）'
