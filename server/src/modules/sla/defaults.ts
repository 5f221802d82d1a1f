import type { ReopenMode } from './clock-changes.ts'
import { ALARM_STEPS, LONG_STEPS, SAME_DAY_STEPS, TRAPPED_STEPS, URGENT_STEPS } from './default-steps.ts'
import { parseTarget } from './duration.ts'
import type { CalendarHours } from './holidays.ts'
import type { MetricTarget, Policy, PolicyMatch } from './policy.ts'
import type { StepRule } from './steps.ts'

type Week = CalendarHours['weekly']
const everyDay = (hours: NonNullable<Week['1']>): Week => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours })
const mondayToFriday = (hours: NonNullable<Week['1']>): Week => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours })

/** A calendar that a new organisation starts with. */
export type DefaultCalendar = { code: string; name: string; hours: CalendarHours }

/**
 * The calendars of a new organisation: the service centre opens every day of the year, holidays included;
 * working days are Monday to Friday with statutory holidays and make-up days; and around the clock.
 */
export function defaultCalendars(timeZone: string): DefaultCalendar[] {
  const day = { timeZone, always: false, days: {} }
  return [
    {
      code: 'opening_hours',
      name: '服务中心营业时间',
      hours: {
        ...day,
        weekly: everyDay([
          { from: '08:30', to: '12:00' },
          { from: '13:30', to: '18:00' },
        ]),
        followsHolidays: false,
      },
    },
    {
      code: 'working_days',
      name: '工作日',
      hours: {
        ...day,
        weekly: mondayToFriday([
          { from: '09:00', to: '12:00' },
          { from: '13:30', to: '18:00' },
        ]),
        followsHolidays: true,
      },
    },
    { code: '24x7', name: '全天候', hours: { ...day, always: true, weekly: {}, followsHolidays: false } },
  ]
}

function promise(target: string, calendar: string, steps: readonly StepRule[], reopen: ReopenMode = 'new_cycle'): MetricTarget {
  return { target: parseTarget(target, '/target'), calendar, steps, retarget: 'keep_consumed', reopen, isCritical: false }
}

const opening = (target: string, steps: readonly StepRule[]) => promise(target, 'opening_hours', steps)
const always = (target: string, steps: readonly StepRule[]) => promise(target, '24x7', steps)
/** What cannot wait for the morning. */
const critical = (target: string, steps: readonly StepRule[]): MetricTarget => ({ ...always(target, steps), isCritical: true })

const policy = (code: string, name: string, match: PolicyMatch, targets: Policy['targets'], rank = 100, post = ''): Policy => ({
  code,
  name,
  version: 1,
  post,
  rank,
  match,
  targets,
  effectiveFrom: 0,
  effectiveTo: null,
})

/** The policies of a new organisation; every one can be changed. Targets count from the moments that the metrics name (`metrics.ts`). */
export const DEFAULT_POLICIES: readonly Policy[] = [
  // ORG-028: enquiries within 5 minutes; the same first answer holds for every request.
  // RPR-013: the work order within 10 minutes of the first contact, whenever field work is needed.
  policy(
    'case',
    '所有服务需求',
    { types: ['case'] },
    {
      acknowledge: opening('PT5M', URGENT_STEPS),
      raise: always('PT10M', URGENT_STEPS),
      // A question in the resident's app is answered within two hours of opening.
      answer: opening('PT2H', SAME_DAY_STEPS),
      // Counts only where a time was promised, and until that time.
      promised: always('PT24H', LONG_STEPS),
    },
    100,
    '客服',
  ),
  // RPR-018: the time-limit table gives the completion of repairs.
  policy(
    'repair',
    '报修',
    { types: ['case'], kinds: ['repair'] },
    {
      resolve: always('PT24H', LONG_STEPS),
      return_visit: opening('PT72H', LONG_STEPS),
    },
  ),
  policy(
    'repair-emergency',
    '紧急报修',
    { types: ['case'], kinds: ['repair'], urgencies: ['emergency'] },
    {
      acknowledge: critical('PT5M', URGENT_STEPS),
      resolve: critical('PT4H', SAME_DAY_STEPS),
    },
  ),
  // RPR-015, D-03: ordinary repairs on site within 2 hours; emergencies on site and in hand within 30 minutes, two clocks.
  policy(
    'repair-order',
    '工程维修单',
    { types: ['work_order'], kinds: ['repair'] },
    {
      arrive: opening('PT2H', SAME_DAY_STEPS),
      resolve: always('PT24H', LONG_STEPS),
    },
    100,
    '工程',
  ),
  policy(
    'repair-order-emergency',
    '紧急工程维修单',
    { types: ['work_order'], kinds: ['repair'], urgencies: ['emergency'] },
    {
      arrive: critical('PT30M', URGENT_STEPS),
      begin: critical('PT30M', URGENT_STEPS),
      resolve: critical('PT4H', SAME_DAY_STEPS),
    },
    100,
    '工程',
  ),
  // RPR-021: who has accepted completes within the limit, counted from the acceptance.
  policy('order-complete', '接单后完成', { types: ['work_order'], kinds: ['repair'] }, { complete: always('PT24H', LONG_STEPS) }, 100, '工程'),
  policy(
    'order-complete-emergency',
    '紧急接单后完成',
    { types: ['work_order'], kinds: ['repair'], urgencies: ['emergency'] },
    { complete: critical('PT4H', SAME_DAY_STEPS) },
    100,
    '工程',
  ),
  // What no rule finds anybody for is the dispatcher's within ten minutes, day and night.
  policy('order-dispatch', '无人可派', { types: ['work_order'] }, { dispatch: critical('PT10M', URGENT_STEPS) }, 100, '工程'),
  // MNT-006: only orders about public facilities have it, and its time is that of the site's table of time limits.
  policy('facility-limit', '公共设施维护时限', { types: ['work_order'] }, { promised: always('P30D', LONG_STEPS) }, 100, '工程'),
  // A trapped person comes before any urgency that was entered: a category is more specific than an urgency.
  policy(
    'lift-trapped',
    '电梯困人',
    { types: ['work_order'], kinds: ['repair'], categories: ['lift.trapped'] },
    {
      arrive: critical('PT30M', TRAPPED_STEPS),
      begin: critical('PT30M', URGENT_STEPS),
      resolve: critical('PT4H', SAME_DAY_STEPS),
    },
    100,
    '工程',
  ),
  // RPR-016: what a patrol finds has another pace than what a resident reports, unless it is an emergency.
  policy(
    'repair-order-patrol',
    '巡检发现',
    { types: ['work_order'], kinds: ['repair'], origins: ['inspection'] },
    {
      arrive: opening('P1D', LONG_STEPS),
      resolve: opening('P3D', LONG_STEPS),
    },
    200,
  ),
  // ORG-028: area cleaning within 30 minutes of the request.
  policy('cleaning-order', '区域清洁', { types: ['work_order'], kinds: ['cleaning'] }, { resolve: opening('PT30M', URGENT_STEPS) }, 100, '保洁'),
  // CMP-027: at the department in charge within 24 hours.
  policy(
    'complaint',
    '投诉',
    { types: ['case'], kinds: ['complaint'] },
    {
      forward: always('PT24H', LONG_STEPS),
      return_visit: opening('PT24H', LONG_STEPS),
    },
  ),
  // CMP-024: ordinary complaints are settled on the spot, complex ones fed back in 24 hours (CMP-031), major ones reported at once.
  policy(
    'complaint-ordinary',
    '普通投诉',
    { types: ['case'], kinds: ['complaint'], grades: ['ordinary'] },
    { resolve: opening('P0D closing', SAME_DAY_STEPS) },
  ),
  policy(
    'complaint-complex',
    '复杂投诉',
    { types: ['case'], kinds: ['complaint'], grades: ['complex', 'major'] },
    {
      feedback: always('PT24H', LONG_STEPS),
      next_update: always('PT24H', LONG_STEPS),
    },
  ),
  policy(
    'complaint-major',
    '重大投诉',
    { types: ['case'], kinds: ['complaint'], grades: ['major'] },
    { report: critical('PT30M', URGENT_STEPS) },
  ),
  // ORG-028: a visitor is attended to within 5 minutes.
  policy('visit', '到访接待', { types: ['visit'] }, { attend: opening('PT5M', URGENT_STEPS) }, 100, '客服'),
  policy('hand-over', '交接班', { types: ['hand_over'] }, { take_over: always('PT30M', URGENT_STEPS) }),
  // CMP-006: who asked for help is visited when it was given.
  policy('assistance', '求助', { types: ['case'], kinds: ['assistance'] }, { return_visit: opening('PT24H', LONG_STEPS) }),
  // CMP-011: somebody looks at the place at once. CMP-039, CMP-067: read by the department within 24 hours, answered within 24.
  policy('complaint-survey', '投诉现场调查', { types: ['complaint_task'], kinds: ['survey'] }, { task: opening('PT2H', SAME_DAY_STEPS) }),
  policy('complaint-joint', '投诉协同处理', { types: ['complaint_task'], kinds: ['joint'] }, {
    read: always('PT24H', LONG_STEPS),
    task: always('PT24H', LONG_STEPS),
  }),
  // CMP-038, CMP-041, CMP-049: by when the resident was promised a call.
  policy('complaint-reply', '投诉限时回复', { types: ['complaint_task'], kinds: ['reply'] }, { promised: always('PT24H', LONG_STEPS) }),
  // CMP-023: some days after the closing somebody asks again.
  policy('complaint-check', '投诉关闭后跟踪', { types: ['complaint_task'], kinds: ['check'] }, { promised: opening('P3D', LONG_STEPS) }),
  // CMP-040: each level answers by the time that it promised.
  policy('complaint-level', '投诉升级答复', { types: ['complaint_level'] }, { promised: always('PT24H', LONG_STEPS) }),
  // CMP-017, RPR-011: an improvement is carried out by the day that its owner promised.
  policy('improvement', '改进措施', { types: ['improvement'] }, { task: opening('P14D', LONG_STEPS) }),
  // SCR-003, SCR-004, SCR-007, SCR-009: an appeal is answered, a corrective action done, a meeting held, an evaluation concluded by the day that was named.
  policy('score-appeal', '评分申诉', { types: ['score_appeal'] }, { task: opening('P3D', LONG_STEPS) }),
  policy('quality-action', '整改事项', { types: ['quality_action'] }, { task: opening('P7D', LONG_STEPS) }),
  policy('quality-meeting', '服务质量分析会', { types: ['quality_meeting'] }, { task: opening('P7D', LONG_STEPS) }),
  policy('service-evaluation', '服务评估', { types: ['service_evaluation'] }, { task: opening('P14D', LONG_STEPS) }),
  // HHD-007, PRV-008: a paper original comes back by the day that was agreed when it was lent.
  policy('archive-loan', '档案原件借阅', { types: ['archive_loan'] }, { return: opening('P7D', LONG_STEPS) }),
  // ORG-018, ORG-019, ORG-021: by the time that was named when it was asked; an assist is answered within two hours of opening.
  policy('ad-hoc-task', '临时任务', { types: ['staff_task'], kinds: ['ad_hoc'] }, { task: opening('P1D', LONG_STEPS) }),
  policy('assist', '部门协助', { types: ['staff_task'], kinds: ['assist'] }, { read: opening('PT2H', SAME_DAY_STEPS), task: opening('P1D', LONG_STEPS) }),
  // TRN-003: every post is trained once a quarter, by the quarter's last day.
  policy('training-quarter', '季度培训', { types: ['training_plan_line'] }, { task: opening('P14D', LONG_STEPS) }),
  // EMG-006: who is told of an incident says so within minutes, or the chain above hears of it; a role that nobody holds is filled; a step is done in its time.
  policy('incident-notice', '突发事件确认', { types: ['incident_notice'] }, { read: critical('PT3M', ALARM_STEPS) }),
  policy('incident-role', '应急岗位补位', { types: ['incident_role'] }, { task: critical('PT5M', ALARM_STEPS) }),
  policy('incident-step', '应急行动', { types: ['incident_step'] }, { task: critical('PT15M', URGENT_STEPS) }),
  // VIO-002, VIO-003: what was reported is verified; a notice is looked at again on its day, an authority asked again.
  policy('violation', '违章核实', { types: ['violation'] }, { task: always('P1D', LONG_STEPS) }),
  policy('violation-paper', '违章整改与答复', { types: ['violation_paper'] }, { task: always('P7D', LONG_STEPS) }),
  // EMG-018: a drill a month.
  policy('drill-month', '月度应急演练', { types: ['drill_month'] }, { task: always('P30D', LONG_STEPS) }),
  policy('liaison', '外联跟进', { types: ['liaison'] }, { task: opening('P3D', LONG_STEPS) }),
  policy('key-loan', '钥匙借用', { types: ['key_loan'] }, { return: opening('P0D closing', SAME_DAY_STEPS) }),
  // INQ-004: the household hears how its application stands every three days, and within fifteen working days yes or no.
  policy(
    'utility-application',
    '代办事项',
    { types: ['utility_application'] },
    { next_update: opening('P3D', LONG_STEPS), resolve: promise('P15D', 'working_days', LONG_STEPS) },
    100,
    '客服',
  ),
  policy('construction-defect', '工程遗留问题', { types: ['defect'] }, { resolve: promise('P15D', 'working_days', LONG_STEPS) }),
  // HND-007: the day by which the developer was told to put it right, or has promised to.
  policy('defect-promise', '遗留问题整改期限', { types: ['defect'] }, { promised: always('P15D', LONG_STEPS) }),
]
