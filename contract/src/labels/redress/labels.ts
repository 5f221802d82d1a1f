/** What happens to a compensation, a group or a case of the library, as its timeline tells it. */
export type RedressLabels = {
  redressHappening: Record<
    | 'compensation_requested'
    | 'compensation_approve'
    | 'compensation_refuse'
    | 'compensation_withdraw'
    | 'compensation_promise'
    | 'compensation_pay'
    | 'compensation_close'
    | 'facility_checked'
    | 'liability_written'
    | 'liability_changed'
    | 'liability_issue'
    | 'liability_sign'
    | 'liability_revise'
    | 'falling_opened'
    | 'falling_exclude'
    | 'falling_restore'
    | 'falling_presence'
    | 'falling_conclude'
    | 'falling_reopen'
    | 'left_group'
    | 'step_done'
    | 'step_skip'
    | 'step_undo',
    string
  >
}
