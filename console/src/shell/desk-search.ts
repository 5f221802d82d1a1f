/** The id of the front desk's search box: the key for a new case goes there from everywhere. */
export const DESK_SEARCH = 'desk-search'
