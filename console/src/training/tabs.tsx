import { useT } from '@guanjia/ui'
import { PageTabs } from '../kit/page-tabs.tsx'
import { useMay } from '../session/session.tsx'

const PATHS = { mine: '/training', book: '/training/wrong-answers', courses: '/training/courses', programmes: '/training/programmes', sessions: '/training/sessions', plan: '/training/plan', lessons: '/training/lessons', exams: '/training/exams', marking: '/training/marking', questions: '/training/questions', blueprints: '/training/blueprints', certificates: '/training/certificates', figures: '/training/figures', competence: '/training/practicals' } as const
type Tab = keyof typeof PATHS
const FOR_ALL: readonly Tab[] = ['mine', 'book', 'courses', 'programmes', 'sessions', 'plan', 'lessons', 'certificates', 'competence']

/** All of training on a row of its own: what I do, what is planned, how it went. */
export function TrainingTabs({ at }: { at: Tab }) {
  const t = useT()
  const may = useMay()
  const tabs = (Object.keys(PATHS) as Tab[]).filter((tab) => FOR_ALL.includes(tab) || may('training:manage'))
  return <div className="gj-row gj-wrap"><PageTabs label={t('training.tabs.look')} at={at} tabs={tabs.map((value) => ({ value, label: t(`training.tabs.${value}`), to: PATHS[value] }))} /></div>
}
