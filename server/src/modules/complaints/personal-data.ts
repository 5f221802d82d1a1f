import { sql } from 'kysely'
import { holdsRows, ofTheirUnits, type Subject } from '../../platform/personal-data/index.ts'
import { ofOwnCases, ofTheirCases } from '../cases/index.ts'

const theirs = ofTheirCases()
const inquiries = (subject: Subject): ReturnType<typeof sql> => sql`inquiry_id in (select id from falling_object where ${theirs(subject)})`
const either = (subject: Subject): ReturnType<typeof sql> => sql`(${ofTheirUnits()(subject)} or ${inquiries(subject)})`

/** What a complaint says of who made it goes; signatures and money that was paid are proof. */
export function personalDataOfComplaints(): void {
  holdsRows('complaints', [
    {
      table: 'complaint', of: theirs, own: ofOwnCases(), why: 'service_record', coversLists: ['override_missing', 'closed_missing'],
      covers: ['listener_notes', 'why', 'validity_reason', 'verified_note', 'cause_text', 'handling', 'fed_back_text', 'opinion', 'override_reason'],
    },
    { table: 'complaint_finding', of: theirs, own: null, covers: ['heard', 'found'] },
    { table: 'complaint_level', of: theirs, own: null, covers: ['reason', 'answer', 'mediator'] },
    { table: 'complaint_signature', of: theirs, own: ofOwnCases(), covers: ['opinion'], keeps: { name: 'signature' }, why: 'signature' },
    { table: 'complaint_solution', of: theirs, own: ofOwnCases(), covers: ['text', 'decision_note', 'opinion'] },
    { table: 'complaint_step', of: theirs, own: null, covers: ['name', 'detail', 'note'] },
    { table: 'complaint_task', of: theirs, own: null, covers: ['title', 'result'] },
    { table: 'complaint_group_member', of: theirs, own: null, covers: ['left_reason'] },
    { table: 'complaint_group', of: ofTheirCases('lead_case_id'), own: null, covers: ['answer'] },
    { table: 'facility_check', of: theirs, own: null, covers: ['conclusion'], coversJson: ['answers'] },
    { table: 'compensation', of: theirs, own: ofOwnCases(), covers: ['what', 'reason', 'decision_note', 'promise'], keeps: { received_by: 'accounts' }, why: 'accounts', record: 'compensation' },
    { table: 'liability_assessment', of: theirs, own: ofOwnCases(), covers: ['cause_note', 'party_note', 'company_note', 'fee_note', 'advice'], keeps: { resident_signed: 'signature', company_signed: 'signature' }, why: 'signature' },
    { table: 'library_case', of: ofTheirCases('from_case_id'), own: null, covers: ['title', 'story', 'analysis', 'lesson', 'improvement'], coversLists: ['hidden_names', 'tags'] },
    { table: 'falling_object', of: theirs, own: null, covers: ['place', 'object', 'harm', 'conclusion'] },
    { table: 'falling_object_unit', of: either, own: null, covers: ['presence_source', 'renovation_source'], coversJson: ['occupants'] },
    { table: 'falling_object_finding', of: either, own: null, covers: ['reason'] },
  ])
}
