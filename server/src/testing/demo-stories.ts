import { expect, it } from 'vitest'
import type { TestApp } from './test-app.ts'

async function countedIn(test: TestApp, text: string): Promise<number> {
  const organization = (await test.app.database.pool.query<{ id: string }>('select demo_organization() as id')).rows[0]!.id
  const client = await test.app.database.pool.connect()
  try {
    await client.query(`begin; set local app.organization_id = '${organization}'`)
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${text}`)
    await client.query('commit')
    return Number(rows[0]!.n)
  } finally {
    client.release()
  }
}

/** What the demo that somebody has loaded must show; asked of it before anything else happens in it. */
export function demoStories(test: () => TestApp): void {
  const counted = (text: string): Promise<number> => countedIn(test(), text)

  it('shows waits with their proof, appointments, merged and split cases, and what follows an alert', async () => {
    expect(await counted("work_order where kind <> 'maintenance' and appointment_to is not null and arrived_at <= appointment_to")).toBe(1)
    expect(await counted("work_order where kind <> 'maintenance' and appointment_to is not null and arrived_at > appointment_to")).toBe(1)
    const missed = "sla_clock c join work_order w on w.id = c.subject_id where c.metric = 'arrive' and c.outcome = 'breached' and w.kind <> 'maintenance' and w.appointment_to"
    expect(await counted(`${missed} is not null`)).toBe(1)
    expect(await counted("service_case where status = 'waiting' and wait_objection is not null")).toBe(1)
    expect(await counted("timeline_entry where action = 'prolong'")).toBe(1)
    expect(await counted("work_order where status = 'suspended' and suspend_until > now()")).toBeGreaterThanOrEqual(2)
    expect(await counted('service_case where duplicate_of is not null')).toBe(1)
    expect(await counted('service_case where split_from is not null')).toBe(1)
    expect(await counted('sla_clock where acknowledged_at is not null')).toBe(1)
    expect(await counted("substitution where from_at < now() and to_at > now()")).toBe(1)
    expect(await counted("timeline_entry where action = 'resume' and actor_kind = 'system'")).toBeGreaterThanOrEqual(1)
  })

  it('keeps what people agreed to, one unit on hold, a copy handed out, and no trace of a tenant who was erased', async () => {
    expect(await counted("consent where state = 'withdrawn' and purpose = 'marketing'")).toBe(1)
    expect(await counted('legal_hold where lifted_at is null')).toBe(1)
    expect(await counted("access_entry where act = 'export' and person_id is not null")).toBe(1)
    expect(await counted('erasure where finished_at is not null')).toBe(1)
    expect(await counted("timeline_entry where note ~ '罗启航' or changes::text ~ '罗启航|13905990417'")).toBe(0)
  })

  it('looks after the environment: a failed check that waits, a round of waste that was forgotten, households told before pest control', async () => {
    expect(await counted("clean_check c join finding f on f.id = c.finding_id where f.state = 'in_hand'")).toBe(1)
    expect(await counted("waste_collection where is_late or is_overflowing")).toBe(2)
    expect(await counted("pest_control where state in ('announced', 'checked') and households > 100 and in_app > 0")).toBe(2)
    expect(await counted('clean_line where plan_id is not null')).toBe(2)
  })

  it('follows what the developer left behind: three letters, one late promise, one charged back, one of each waiting', async () => {
    expect(await counted("defect_letter where state = 'delivered'")).toBe(2)
    expect(await counted("defect_letter where state = 'draft'")).toBe(1)
    expect(await counted("defect where state = 'notified' and promised_on < current_date - 2 and failures = 1")).toBe(1)
    expect(await counted('defect where charged_fen is not null')).toBe(1)
    for (const [state, n] of [['closed', 4], ['fixed', 1], ['verified', 1], ['reported_up', 1], ['registered', 3], ['withdrawn', 1], ['notified', 2]] as const) expect([state, await counted(`defect where state = '${state}'`)]).toEqual([state, n])
    expect(await counted('unit where handed_over_on > current_date - 90')).toBe(6)
  })

  it('reads the meters of the households by a round: most are in the register, at some nobody was home', async () => {
    const round = "inspection_task t join inspection_plan p on p.id = t.plan_id and p.meters = 'household'"
    expect(await counted(`${round} where t.state in ('started', 'done') and t.recorded >= 30`)).toBe(1)
    expect(await counted(`inspection_record r join ${round} on t.id = r.task_id where r.standing = 'counts' and r.skip_reason = '家中无人'`)).toBeGreaterThanOrEqual(1)
    const read = `inspection_record r join ${round} on t.id = r.task_id where r.standing = 'counts' and r.result = 'fine'`
    expect(await counted(`${read} and not exists (select from meter_reading m where m.id = r.id and m.voided_at is null)`)).toBe(0)
    expect(await counted(read)).toBeGreaterThanOrEqual(30)
  })

  it('teaches by cases of the library: in three courses, at a meeting that was and one to come', async () => {
    expect(await counted('taught_case where course_id is not null')).toBe(4)
    expect(await counted("taught_case t join training_session s on s.id = t.session_id where s.state = 'closed'")).toBe(1)
    expect(await counted("taught_case t join training_session s on s.id = t.session_id where s.state = 'planned' and s.kind = 'sharing'")).toBe(1)
  })

  it('keeps a store: used by work orders, two items below their minimum, one count that differed, and the books add up', async () => {
    expect(await counted('store_item where is_active')).toBeGreaterThanOrEqual(30)
    expect(await counted('store_item where on_hand < minimum')).toBe(2)
    expect(await counted("store_movement where kind = 'count' and quantity <> 0")).toBe(1)
    expect(await counted('store_movement where work_order_id is not null')).toBeGreaterThan(30)
    const sums = 'select item_id, sum(quantity) as moved from store_movement group by item_id'
    expect(await counted(`store_item i join (${sums}) m on m.item_id = i.id where m.moved <> i.on_hand`)).toBe(0)
  })

  it('receives visitors: some wait, one is served, most of the week kept the flow, one complained of the wait; a shift waits to be accepted', async () => {
    expect(await counted("visit where status = 'waiting'")).toBe(2)
    expect(await counted("visit where status = 'serving'")).toBe(1)
    expect(await counted("visit where status = 'finished'")).toBe(20)
    expect(await counted("visit where rating <= 2")).toBeGreaterThanOrEqual(1)
    expect(await counted("visit_link where kind = 'comment'")).toBeGreaterThanOrEqual(1)
    expect(await counted("visit_appointment where status = 'planned'")).toBe(2)
    expect(await counted('hand_over where accepted_at is null')).toBe(1)
    expect(await counted('gate_visit where out_at is null')).toBe(1)
    // Sixteen that the desk wrote down, and those of the published rota, which are as many as the month has left.
    expect(await counted('night_duty')).toBeGreaterThanOrEqual(16)
  })

  it('ranks its zones by five standards, and counts the energy of its public meters with one of them missing', async () => {
    expect(await counted('lamp_count where record_id is null')).toBe(7)
    expect(await counted('lamp_count where record_id is not null')).toBeGreaterThanOrEqual(6)
    expect(await counted('zone_month where number = 1')).toBeGreaterThanOrEqual(1)
    expect(await counted('zone_month_line where rank = 1')).toBeGreaterThanOrEqual(1)
    expect(await counted("energy_alarm where state = 'in_hand' and kind = 'night_flow'")).toBe(1)
    expect(await counted("energy_alarm where state = 'closed' and explanation <> ''")).toBe(1)
    expect(await counted("energy_measure where state = 'running'")).toBe(1)
  })

  it('follows violations: asked, given notice, one answered by the authority, one overdue, one of a finding of this morning', async () => {
    expect(await counted("violation where state = 'closed'")).toBe(3)
    expect(await counted("violation where state = 'dismissed'")).toBe(1)
    expect(await counted("violation v join violation_paper p on p.violation_id = v.id where v.state = 'reported_to_authority' and p.result = 'answered'")).toBe(1)
    expect(await counted("violation v join violation_paper p on p.violation_id = v.id where v.state = 'rectifying' and p.ended_at is null and p.due_on < current_date")).toBe(1)
    expect(await counted("violation v join finding f on f.opened_id = v.id where v.state = 'reported' and f.way = 'violation'")).toBe(1)
  })

  it('carries improvements through plan, do, check and act', async () => {
    expect(await counted("improvement where (state = 'standardised' and checked <= goal and revision <> '') or round = 2")).toBe(1)
    expect(await counted("improvement where state = 'checking'")).toBe(1)
    expect(await counted("training_need where source_type = 'improvement'")).toBe(2)
  })

  it('leaves no job that failed', async () => {
    expect(await counted('job where last_failure is not null')).toBe(0)
  })

  it('has identity numbers that are no place\'s, and people who are on file twice', async () => {
    expect(await counted('person where id_number_masked is not null')).toBeGreaterThanOrEqual(12)
    expect(await counted("person_phone a join person p on p.id = a.person_id join person_phone b on b.number = a.number and b.person_id > a.person_id join person q on q.id = b.person_id and q.name = p.name")).toBeGreaterThanOrEqual(3)
  })
}
