/** Where a record stands in the console; what has no page of its own leads to the messages. */
export function addressOf(recordType: string | null, recordId: string): string {
  if (recordType === 'case') return `/cases/${recordId}`
  if (recordType === 'work_order') return `/work-orders/${recordId}`
  if (recordType === 'compensation') return `/compensations/${recordId}`
  if (recordType === 'rota' || recordType === 'leave_request' || recordType === 'shift_swap' || recordType === 'call_up') return '/my-rota'
  if (recordType === 'hand_over') return `/hand-overs/${recordId}`
  if (recordType === 'energy_alarm') return `/energy/alarms/${recordId}`
  if (recordType === 'zone_month') return '/insight/zones'
  if (recordType === 'improvement') return `/insight/improvements/${recordId}`
  if (recordType === 'incident') return `/emergency/incidents/${recordId}`
  if (recordType === 'incident_notice' || recordType === 'incident_role' || recordType === 'incident_step') return '/emergency/incidents'
  if (recordType === 'drill_month') return '/emergency/drills'
  if (recordType === 'violation') return `/violations/${recordId}`
  if (recordType === 'violation_paper') return '/violations'
  if (recordType === 'quality_action') return `/quality/improve/actions/${recordId}`
  if (recordType === 'quality_meeting') return `/quality/improve/meetings/${recordId}`
  if (recordType === 'score_appeal') return '/quality/appeals'
  return '/messages'
}
