import type { Complaint, Stage } from '@guanjia/contract/complaints.ts'
import type { Case } from '@guanjia/contract/cases.ts'
import { COMPLAINT_STAGES, ShapeMark, fillScript, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { scriptValuesOf } from '../cases/long-text.tsx'

const PROMPTS = { accept: ['finish', 'noRetelling', 'respond', 'slowly'], clarify: ['facts', 'calm', 'impact', 'check'], resolve: ['together', 'agree', 'honest'], follow_up: ['tell', 'ask', 'write'] } as const satisfies Record<Stage, readonly string[]>
/** Which sentences fit a wish: who wants to be heard is listened to, who wants respect hears regret, who wants to be made whole hears what is done. */
const SCENE = { be_heard: 'complaint_intake', be_respected: 'apology', be_compensated: 'complaint_reply' } as const

/** The four stages in a line, and below what to mind at the present one, with a sentence that fits the resident's wish. */
export function StageGuide({ whole, record }: { whole: Complaint; record: Case }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const at = COMPLAINT_STAGES.indexOf(whole.stage)
  const isOver = ['closed', 'invalid', 'cancelled'].includes(record.status)
  const scripts = useCall('language.listScripts', { query: { filter: { active: true, ...(whole.wish ? { scene: SCENE[whole.wish] } : {}) } } }, { enabled: whole.wish !== null && !isOver, staleTime: 300_000 })
  const script = whole.wish === null ? undefined : scripts.data?.items.find(({ scene }) => scene === SCENE[whole.wish!])
  return (
    <div>
      <ol className="gj-stages" aria-label={t('complaints.stages')}>
        {COMPLAINT_STAGES.map((stage, i) => {
          const isDone = i < at || isOver
          return (
            <li key={stage} data-state={isDone ? 'done' : i === at ? 'now' : 'ahead'} aria-current={i === at && !isOver ? 'step' : undefined}>
              <ShapeMark shape={isDone ? 'tick' : i === at ? 'half' : 'ring'} size={12} />
              {label('complaintStage', stage)}
            </li>
          )
        })}
      </ol>
      {!isOver && (
        <ul className="gj-prompts">
          {PROMPTS[whole.stage].map((prompt) => (
            <li key={prompt}>{t(`complaints.prompt.${prompt}`)}</li>
          ))}
        </ul>
      )}
      {script && (
        <p className="gj-script">
          <span className="gj-quiet">
            {label('wish', whole.wish)} · {label('scriptScene', script.scene)}
          </span>
          {fillScript(script.text, { ...scriptValuesOf(record), time: time.at(whole.nextReplyAt ?? record.clock?.dueAt ?? null) || '……' }).text}
        </p>
      )}
    </div>
  )
}
