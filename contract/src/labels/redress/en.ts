import type { RedressLabels } from './labels.ts'

export const redress: RedressLabels = {
  redressHappening: {
    compensation_requested: 'Asked for compensation',
    compensation_approve: 'Approved compensation',
    compensation_refuse: 'Refused compensation',
    compensation_withdraw: 'Withdrew compensation',
    compensation_promise: 'Promised compensation',
    compensation_pay: 'Handed over compensation',
    compensation_close: 'Filed compensation',
    facility_checked: 'Checked the facility',
    liability_written: 'Assessed the leak',
    liability_changed: 'Changed the assessment',
    liability_issue: 'Issued the assessment',
    liability_sign: 'Signed the assessment',
    liability_revise: 'Took up the assessment again',
    falling_opened: 'Opened the inquiry',
    falling_exclude: 'Excluded a unit',
    falling_restore: 'Took a unit in again',
    falling_presence: 'Noted who was home',
    falling_conclude: 'Concluded the inquiry',
    falling_reopen: 'Opened the inquiry again',
    left_group: 'Left the group',
    step_done: 'Did a step',
    step_skip: 'Skipped a step',
    step_undo: 'Took back a step',
  },
}
